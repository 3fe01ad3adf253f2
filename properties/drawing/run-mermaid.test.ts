import { expect, test } from 'vitest';
import { parsedByMermaid } from './mermaid.fixtures.ts';
import { runMermaid } from './run-mermaid.ts';
import { endings, everything, longRun, violated } from './runs.fixtures.ts';

// Goal: Mermaid draws the same run. Method: Mermaid's own parser; what is written here has been read.

test('every kind of step has its line', () => {
  expect(runMermaid(everything)).toMatchInlineSnapshot(`
    "---
    title: "Everything & <more>"
    ---
    sequenceDiagram
      participant part1 as T
      participant part2 as manager
      participant part3 as P
      participant part4 as os
      Note over part1: 1. is told Start from outside<br/>process#58; idle → on.registering
      part1->>part2: 2. RegisterRequest<br/>{name#58; T, token#58; 1}<br/>sent in step 1
      Note over part2: manager.T#58; unseen → alive<br/>record.nextPid#58; 1 → 2<br/>sends Birth {name#58; T} to P, Q<br/>sends Alarm to the outside
      part2->>part1: 3. RegisterReply<br/>{token#58; 1, key#58; {epoch#58; 1, pid#58; 1, incarnation#58; 1}}<br/>sent in step 2
      Note over part1: process#58; on.registering → on.running<br/>process.key#58; null → {epoch#58; 1, pid#58; 1, incarnation#58; 1}<br/>os.watch.watched#58; [] → [T]
      Note over part1,part4: 4-5. 2 ticks
      Note over part1: 6. heartbeatPeriod ends
      part1-->>part2: 7. Heartbeat (stays)<br/>{key#58; {epoch#58; 1, pid#58; 1, incarnation#58; 1}}<br/>sent in step 6
      part1-xpart2: 8. Heartbeat is lost<br/>{key#58; {epoch#58; 1, pid#58; 1, incarnation#58; 1}}<br/>sent in step 6
      Note over part3: 9. card crashes
      Note over part1,part4: 10. one tick
      Note over part2: 11. countPeriod of T ends<br/>manager.T.counter#58; 0 → 1
      Note over part2: 12. record chooses replay
      Note over part1,part4: 13. the link bus is cut
      Note over part1: 14. T restarts<br/>sends RegisterRequest {name#58; T, token#58; 2} to manager
      Note over part1,part4: 15. the link bus heals
      Note over part1,part4: 16. spare crashes
      Note over part1: 17. T is removed for good
      Note over part1,part4: 18. one tick of card
      Note over part1,part4: Violated<br/>A #lt;key#gt; #amp; its #quot;double#quot;<br/>S-PSM-1, PSM-KEY-2
    "
  `);
});

test('a run that is told for what it shows says that', () => {
  expect(runMermaid({ ...everything, ending: 'told' })).toContain('Note over part1,part4: What this run shows<br/>A ');
});

test.each([
  ['everything', everything],
  ['endings', endings],
  ['25 steps', longRun],
  ['a run of the checker', violated],
  ['no step', { ...everything, counterexample: { ...everything.counterexample, steps: [] } }],
])('Mermaid parses %s', async (_, drawn) => {
  expect(await parsedByMermaid(runMermaid(drawn))).toBe('sequence');
});

test('signs of Mermaid in a message stay text', async () => {
  const step = {
    kind: 'deliver',
    part: 'T',
    from: 'P',
    message: { type: 'Say', text: 'a; b: <c> "d" %% #35;\nend' },
  } as const;
  const counterexample = { ...everything.counterexample, steps: [{ step, sent: [], changes: [] }] };
  const text = runMermaid({ ...everything, counterexample });
  expect(await parsedByMermaid(text)).toBe('sequence');
  expect(text).toContain('a#59; b#58; #lt;c#gt; ');
});
