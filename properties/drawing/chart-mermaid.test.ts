import { describe, expect, test } from 'vitest';
import { chartMermaid } from './chart-mermaid.ts';
import { allCharts, player } from './charts.fixtures.ts';
import { declaredStates, declaredTransitions } from './config.fixtures.ts';
import { mermaidText } from './mermaid-text.ts';
import { holdersByMermaid, parsedByMermaid } from './mermaid.fixtures.ts';

// Goal: Mermaid draws the same chart. Method: Mermaid's own parser, and what the configuration declares, line by line.

const named = (path: string, id: string): string =>
  (path === '' ? id.slice(id.lastIndexOf('/') + 1) : path).replaceAll(/[.-]/gu, '_');

describe.each(allCharts)('%s', (_, machine) => {
  const text = chartMermaid(machine);
  const lines = text.split('\n').map((line) => line.trim());

  test('Mermaid parses it', async () => {
    expect(await parsedByMermaid(text)).toBe('stateDiagram');
  });

  test('every state is declared', () => {
    for (const path of declaredStates(machine)) {
      const name =
        machine.getStateNodeById(`${machine.id}.${path}`).type === 'history' ? 'H' : (path.split('.').at(-1) ?? '');
      expect(
        lines.filter((line) => line.replace(/ \{$/u, '') === `state "${name}" as ${named(path, machine.id)}`),
      ).toHaveLength(1);
    }
  });

  test('Mermaid takes each state to be where it is', async () => {
    const holders = await holdersByMermaid(text);
    for (const path of declaredStates(machine)) {
      const holder = path.split('.').slice(0, -1).join('.');
      const wanted = holder === '' && !holders.has(named('', machine.id)) ? undefined : named(holder, machine.id);
      expect(holders.get(named(path, machine.id)), path).toBe(wanted);
    }
  });

  test('every transition is there: on its arrow, or in its state', () => {
    for (const { source, event, target, guards, actions } of declaredTransitions(machine)) {
      const [from, to] = [named(source, machine.id), named(target ?? '', machine.id)];
      const start = lines.indexOf(`note right of ${from}`);
      const noted = start === -1 ? [] : lines.slice(start + 1, lines.indexOf('end note', start));
      const places =
        target === undefined
          ? [
              ...lines.filter((line) => line.startsWith(`${from} : `)).map((line) => line.slice(from.length + 3)),
              ...noted,
            ]
          : lines
              .filter((line) => line.startsWith(`${from} --> ${to} : `))
              .flatMap((line) => line.slice(`${from} --> ${to} : `.length).split('<br/>'));
      const told = places.filter(
        (line) =>
          line.startsWith(mermaidText(event)) &&
          guards.every((guard) => line.includes(guard)) &&
          (actions.length === 0 || line.endsWith(`/ ${actions.join(', ')}`)),
      );
      expect(told.length, `${source} ${event}`).toBeGreaterThan(0);
    }
  });
});

test('a parallel state, a history, an end and lines of a state that holds others', () => {
  expect(chartMermaid(player)).toMatchInlineSnapshot(`
    "---
    title: "toy/player"
    ---
    stateDiagram-v2
      state "player" as player {
        state "life" as life {
          [*] --> life_off
          state "off" as life_off
          state "on" as life_on {
            [*] --> life_on_first
            state "first" as life_on_first
            life_on_first : SKIP ↻
            state "second" as life_on_second
          }
          note right of life_on
            entry / light
            exit / dim
            TOUCH / beep
            DUST
          end note
          state "H" as life_remembered
          state "end" as life_end
          life_end --> [*]
        }
        --
        state "sound" as sound {
          [*] --> sound_mute
          state "mute" as sound_mute
          state "loud" as sound_loud
          sound_loud : HUSH [else]
        }
      }
      player --> life_remembered : RESET
      life_off --> life_on : turn #lt;on#gt; #amp; #quot;up#quot; [charged] / hum, glow
      life_on --> life_off : OFF
      life_on_first --> life_on_second : NEXT<br/>after nap
      life_on_second --> life_on_first : NEXT<br/>BACK
      life_on_second --> life_end : END
      sound_mute --> sound_loud : always [loud]
      sound_loud --> sound_mute : HUSH [late]
    "
  `);
});

test('a text that is no diagram would be found out', async () => {
  await expect(parsedByMermaid('stateDiagram-v2\n  a --> --> b')).rejects.toThrow(/Parse error/u);
});
