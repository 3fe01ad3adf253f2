import { describe, expect, test } from 'vitest';
import { chartSvg } from './chart-svg.ts';
import { allCharts, player } from './charts.fixtures.ts';
import { declaredStates, declaredTransitions } from './config.fixtures.ts';
import { readSvg, type Read } from './markup.fixtures.ts';

// Goal: nothing of a chart is lost in its picture, and the picture is a good document for everybody.
// Method: what the configuration declares is looked for in what was drawn, for every chart that there is.

function one(elements: readonly Read[], attributes: Readonly<Record<string, string>>): Read {
  const found = elements.filter((element) =>
    Object.entries(attributes).every(([key, value]) => element.attributes[key] === value),
  );
  expect(found, JSON.stringify(attributes)).toHaveLength(1);
  return found[0] as Read;
}

describe.each(allCharts)('%s', (_, machine) => {
  const drawn = chartSvg(machine);

  test('every state has its box, with its name', async () => {
    const elements = readSvg(await drawn);
    for (const path of declaredStates(machine)) {
      const { text } = one(elements, { 'data-state': path });
      expect(text.split(' ')[0]).toBe(
        machine.getStateNodeById(`${machine.id}.${path}`).type === 'history' ? 'H' : path.split('.').at(-1),
      );
    }
  });

  test('every transition has its words: event, guards and actions', async () => {
    const elements = readSvg(await drawn);
    const transitions = declaredTransitions(machine);
    expect(elements.filter((element) => element.attributes.class === 'transition')).toHaveLength(transitions.length);
    for (const { source, event, at, guards, actions } of transitions) {
      const { text } = one(elements, { 'data-transition': `${source} ${event} ${at}`.trim() });
      expect(text.startsWith(event), text).toBe(true);
      for (const guard of guards) expect(text.slice(text.indexOf('['))).toContain(guard);
      if (actions.length > 0) expect(text.replace(/^[^/]*/u, '')).toBe(`/ ${actions.join(', ')}`);
    }
  });

  test('every transition to another state has its arrow', async () => {
    const elements = readSvg(await drawn);
    const ends = declaredTransitions(machine).flatMap(({ source, target }) =>
      target === undefined ? [] : [`${source} > ${target}`],
    );
    const arrows = elements.flatMap(({ attributes }) =>
      attributes['data-source'] === undefined
        ? []
        : [`${attributes['data-source']} > ${attributes['data-target'] ?? ''}`],
    );
    expect(arrows.toSorted()).toEqual([...new Set(ends)].toSorted());
  });

  test('the same chart gives the same bytes', async () => {
    expect(await chartSvg(machine.provide({}))).toBe(await drawn);
  });
});

test('descriptions and clauses are tooltips, whatever characters they have', async () => {
  const elements = readSvg(await chartSvg(player));
  expect(one(elements, { 'data-transition': 'RESET 0' }).tooltip).toBe("Whatever it's doing.");
  expect(one(elements, { 'data-state': 'sound.loud' }).tooltip).toBe('TOY-1');
  expect(one(elements, { 'data-transition': 'life.off turn <on> & "up" 0' }).text).toBe(
    'turn <on> & "up" [charged] / hum, glow',
  );
});

test('what stays in a state, what is done at its borders, and what is ignored stand in its box', async () => {
  const elements = readSvg(await chartSvg(player));
  expect(one(elements, { 'data-state': 'life.on' }).text).toBe(
    'on entry / light exit / dim TOUCH / beep ignored: DUST',
  );
  expect(one(elements, { 'data-state': 'life.on.first' }).text).toBe('first SKIP ↻');
  expect(one(elements, { 'data-state': 'sound.loud' }).text).toBe('loud HUSH [else]');
});

test('several events between the same two states share an arrow', async () => {
  const elements = readSvg(await chartSvg(player));
  expect(one(elements, { 'data-source': 'life.on.second', 'data-target': 'life.on.first' }).tooltip).toBe('NEXT\nBACK');
});

test('the document stands alone and says what it is', async () => {
  const svg = await chartSvg(player);
  const elements = readSvg(svg);
  const { attributes } = one(elements, { role: 'img' });
  expect(attributes.viewBox).toBe(`0 0 ${attributes.width ?? ''} ${attributes.height ?? ''}`);
  expect(attributes['aria-labelledby']).toBe('title description');
  expect(one(elements, { id: 'title' }).text).toBe('The chart toy/player');
  expect(one(elements, { id: 'description' }).text).toContain('From life.on to life.off: OFF.');
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
    /https?:|url\(|@import|href|<script|on[a-z]+=/u,
  );
  expect(svg).toContain('@media (prefers-color-scheme:dark)');
});
