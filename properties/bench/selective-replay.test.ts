import { describe, expect, test } from 'vitest';
import { RunningChassis } from './running-chassis.ts';
import { failoverByPending, failoverByState, sustainedUpdates } from './selective-replay.ts';

// Goal: the figures of selective replay measure what they say. Method: small chassis, and what became of them. No time is judged.

const told: string[] = [];
const options = { participants: 0, graphParticipants: 0, rounds: 2, tell: (line: string) => void told.push(line) };
const size = { lineCards: 2, entries: 10, queueCapacity: 8 };

describe('a running chassis', () => {
  test('takes changes all the way, and a failover takes over what is unacknowledged', () => {
    const chassis = new RunningChassis(size);
    const filled = chassis.completed;
    chassis.update(5);
    expect(chassis.completed - filled).toBe(5);
    expect(chassis.result).toEqual({ role: 'standby', pending: 0, inStep: true });
    chassis.leaveUnacknowledged(3);
    expect(chassis.result).toEqual({ role: 'standby', pending: 3, inStep: false });
    chassis.failOver();
    expect(chassis.result).toEqual({ role: 'primary', pending: 0, inStep: true });
  });

  test('has as much room as it is given', () => {
    const chassis = new RunningChassis({ ...size, queueCapacity: 100 });
    chassis.leaveUnacknowledged(90);
    expect(chassis.result.pending).toBe(90);
  });

  test('that has no primary any more completes nothing', () => {
    const chassis = new RunningChassis(size);
    chassis.failOver();
    expect(() => {
      chassis.update(1);
    }).toThrow('0 of 1 changes are complete.');
  });
});

describe('the figures of selective replay', () => {
  test('updates in two sizes of state, in turn', () => {
    const figure = sustainedUpdates(options, { few: 10, many: 100, updates: 4 });
    expect(figure.name).toBe('updates');
    expect(figure.what).toContain('with 100 entries over that with 10, 16 line cards');
    expect(figure.measured).toBeGreaterThan(0);
  });

  test('failovers by the size of the state', () => {
    const figure = failoverByState(options, { sizes: [10, 100], beside: 5 });
    expect(figure.what).toContain(
      '5 unacknowledged updates, each at its client, in a state of 100 entries over that in one of 10',
    );
    expect(figure.what).toContain('ms at 10, 100 entries, medians of 2');
    expect(figure.measured).toBeGreaterThan(0);
  });

  test('failovers by what is unacknowledged', () => {
    const figure = failoverByPending(options, { sizes: [2, 20], beside: 10 });
    expect(figure.what).toContain('where there are 20 of them over that where there are 2, in a state of 10 entries');
    expect(figure.measured).toBeGreaterThan(0);
    expect(told).toContain('failover-pending: 20, round 2 of 2');
  });
});
