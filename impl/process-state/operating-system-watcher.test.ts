import { describe, expect, test } from 'vitest';
import { operatingSystemRole } from '../../machines/process-state/index.ts';
import { OperatingSystem, type Reporting } from '../hardware/operating-system.ts';
import { Processor } from '../hardware/processor.ts';
import { HostedPart } from '../hosting/hosted-part.ts';
import { operatingSystemWatcher } from './operating-system-watcher.ts';

// Goal: the operating system says what its table of processes says: identifiers, start stamps and ends are the table's own.
// Method: processes are started and ended on a processor; what the chart is told names them, and nothing else.

interface Box {
  readonly processor: Processor;
  readonly system: HostedPart;
  readonly said: (event: { readonly type: string }, from: string) => readonly unknown[];
}

function box(reporting: Reporting, reportsExits: boolean): Box {
  const processor = new Processor('control', {
    operatingSystem: new OperatingSystem(reporting, (name, start) => (name === 'A' ? 40 + start : 1)),
  });
  const role = operatingSystemRole({ manager: 'manager', reportsExits, exitCode: 3 });
  const program = { name: 'operating system', role, input: {}, implementation: operatingSystemWatcher };
  const system = new HostedPart(program, { boot: 1, durable: {} }, processor);
  system.begin();
  return {
    processor,
    system,
    said: (event, from) => system.running.receive({ ...event, from }).outgoing.map(({ message }) => message),
  };
}

const drawn = (token: number): { readonly type: string } =>
  ({ type: 'TokenDrawn', osId: 999, token }) as { type: string };

describe('an operating system that reports by error code', () => {
  test('reports the end of a process with the identifier and stamp of its table, once', () => {
    const { processor, said, system } = box('error-code', true);
    processor.run('A', 1);
    expect(said(drawn(7), 'A')).toEqual([]);
    expect(system.view).toEqual({ active: [{ address: 'A', osId: 41, token: 7 }] });
    processor.end('A', 137);
    expect(said({ type: 'PartEnded' }, 'A')).toEqual([{ type: 'OsExit', osId: 41, token: 7, code: 3 }]);
    expect(said({ type: 'PartEnded' }, 'A')).toEqual([]);
    expect(system.view).toEqual({ active: [] });
  });

  test('takes another stamp of the same process for its restart', () => {
    const { processor, said, system } = box('error-code', true);
    processor.run('A', 2);
    said(drawn(7), 'A');
    expect(said(drawn(7), 'A')).toEqual([]);
    expect(said(drawn(8), 'A')).toEqual([{ type: 'OsExit', osId: 42, token: 7, code: 3 }]);
    expect(system.view).toEqual({ active: [{ address: 'A', osId: 42, token: 8 }] });
  });

  test('says nothing of a program that ended before it had a stamp', () => {
    const { processor, said, system } = box('error-code', true);
    processor.run('A', 1);
    expect(system.view).toEqual({ active: [] });
    processor.end('A', 1);
    expect(said({ type: 'PartEnded' }, 'A')).toEqual([]);
  });
});

describe('an operating system that must be asked', () => {
  test('lists who is active, and reports no end', () => {
    const { processor, said } = box('polled', false);
    processor.run('A', 1);
    said(drawn(7), 'A');
    const list = (): readonly unknown[] => said({ type: 'OsListQuery', query: 'poll' } as { type: string }, 'manager');
    expect(list()).toEqual([{ type: 'OsList', query: 'poll', active: [{ address: 'A', osId: 41, token: 7 }] }]);
    processor.end('A', 137);
    expect(said({ type: 'PartEnded' }, 'A')).toEqual([]);
    expect(list()).toEqual([{ type: 'OsList', query: 'poll', active: [] }]);
  });
});

test('who does not run draws no stamp', () => {
  const { said } = box('error-code', true);
  expect(() => said(drawn(7), 'A')).toThrow('No process A runs here; there are operating system.');
});
