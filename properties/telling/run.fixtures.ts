import type { Change, ToldStep } from '../checker/index.ts';

// A run in which everything happens that can happen: T and P stand on one card and register with a manager.

const key = { epoch: 1, pid: 1, incarnation: 1 };
const request = { type: 'RegisterRequest', name: 'T', token: 1 };
const reply = { type: 'RegisterReply', token: 1, key };
export const heartbeat = { type: 'Heartbeat', key };
const birth = { type: 'Birth', name: 'T' };

const status = (part: string, before: 'up' | 'down', after: 'up' | 'down'): Change => ({
  part,
  instance: part,
  path: 'status',
  before,
  after,
});

const change = (place: string, path: string, before: Change['before'], after: Change['before']): Change => {
  const [part = '', instance = ''] = place.split(' ');
  return { part, instance, path, before, after };
};

const step = (of: ToldStep['step'], changes: ToldStep['changes'] = [], sent: ToldStep['sent'] = []): ToldStep => ({
  step: of,
  changes,
  sent,
});

export const tick = step({ kind: 'tick', clock: 'all' });

export const run: readonly ToldStep[] = [
  step(
    { kind: 'stimulus', part: 'T', message: { type: 'Start' } },
    [change('T process', 'state', 'idle', { on: 'registering' })],
    [{ from: 'T', to: 'manager', message: request }],
  ),
  step(
    { kind: 'deliver', part: 'manager', from: 'T', message: request },
    [change('manager T', 'state', 'unseen', 'alive'), change('manager record', 'context.nextPid', 1, 2)],
    [
      { from: 'manager', to: 'T', message: reply },
      { from: 'manager', to: 'P', message: birth },
      { from: 'manager', to: 'Q', message: birth },
      { from: 'manager', to: 'environment', message: { type: 'Alarm' } },
    ],
  ),
  step({ kind: 'deliver', part: 'T', from: 'manager', message: reply }, [
    change('T process', 'state.on', 'registering', 'running'),
    change('T process', 'context.key', null, key),
    // Answered within the step, by the operating system beside it.
    change('os protocol/watch', 'context.watched', [], ['T']),
  ]),
  tick,
  tick,
  step(
    { kind: 'timer', part: 'T', instance: 'process', timer: 'heartbeatPeriod' },
    [],
    [{ from: 'T', to: 'manager', message: heartbeat }],
  ),
  step({ kind: 'deliver', part: 'manager', from: 'T', message: heartbeat, kept: true }),
  step({ kind: 'lose', from: 'T', to: 'manager', message: heartbeat }),
  step({ kind: 'crash', target: 'card' }, [status('T', 'up', 'down'), status('P', 'up', 'down')]),
  tick,
  step({ kind: 'timer', part: 'manager', instance: 'T', timer: 'countPeriod' }, [
    change('manager T', 'context.counter', 0, 1),
  ]),
  step({ kind: 'choice', part: 'manager', instance: 'record', choice: 'choice.replay' }),
  step({ kind: 'cut', target: 'bus' }),
  step(
    { kind: 'restart', target: 'T' },
    [status('T', 'down', 'up')],
    [{ from: 'T', to: 'manager', message: { ...request, token: 2 } }],
  ),
  step({ kind: 'heal', target: 'bus' }),
  step({ kind: 'crash', target: 'spare' }),
  step({ kind: 'remove', target: 'T' }, [status('T', 'up', 'down')]),
  step({ kind: 'tick', clock: 'card' }),
];
