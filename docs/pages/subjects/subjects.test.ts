import { describe, expect, it } from 'vitest';
import { protocols } from '../../../properties/traceability/protocols.ts';
import * as spec from '../../../spec/index.ts';
import type { Subject } from '../subject.ts';
import { subjects } from '../subjects.ts';

// Goal: what is written by hand about a subject leaves out nothing that its specification and its charts have.

type Specified = Pick<Subject, 'messages' | 'options' | 'traps'>;

const subjectOf = (name: string) => subjects.find((subject) => subject.name === name);

describe('the words of the site', () => {
  it.each(subjects.map((subject) => [subject.name, subject] as const))(
    'on %s give every chart to exactly one role',
    (_name, { roles, charts }) => {
      expect(roles.flatMap((role) => role.charts).sort()).toEqual(Object.keys(charts).sort());
    },
  );

  it.each(protocols.map(({ name }) => name))(
    'on %s tell of the messages, options and traps of its specification',
    (name) => {
      const inWords = name.replaceAll(/-(\w)/gu, (_dash, letter: string) => letter.toUpperCase());
      // A protocol need not have options or traps; what its specification exports, the site must tell.
      const specified = Object.entries(spec).find(([exported]) => exported === inWords)?.[1] as Partial<Specified>;
      const { messages = {}, options = [], traps = [] } = specified;
      expect(subjectOf(name)).toMatchObject({ messages, options, traps });
    },
  );
});
