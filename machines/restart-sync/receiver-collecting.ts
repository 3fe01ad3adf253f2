import { and } from 'xstate';
import { patience } from './patience.ts';
import { receiverOutputs } from './receiver-outputs.ts';
import { lateReject, outOfPlace, overtaking, place, type Kind } from './receiver-rules.ts';

/** The first message of a transfer: whatever an earlier one has brought counts for nothing. */
const opening = ['tellUnsettled', 'noteTransfer', 'dropTemporary', 'markAll'] as const;

const says = (description: string, ...clauses: string[]) => ({ description, meta: { clauses } });

/**
 * What holds of the messages of a source wherever its data is held: a message opens a transfer, or is dropped. What continues
 * the open transfer, or closes it, stands in the states below.
 */
export function arrivals(kind: Kind) {
  const opensLate = {
    guard: 'opensLate' as const,
    target: place(kind, 'receiving'),
    actions: opening,
    ...says('A transfer whose beginning was lost: it will not be whole.', 'SYNC-30'),
  };
  const empty = {
    guard: 'isEmptyTransfer' as const,
    target: place('fresh', 'settled'),
    actions: [...opening, 'sweep', 'complete', 'tellSettled'] as const,
    ...says('The source has found nothing: all that it sent before goes.', 'SYNC-29', 'SYNC-27', 'SYNC-24', 'SYNC-31'),
  };
  const first = [overtaking, ...openings(kind), opensLate, outOfPlace];
  return {
    Data: first,
    Update: first,
    Eof: [overtaking, empty, { guard: 'closesLate' as const, ...again(kind) }, outOfPlace],
    IpcReject: lateReject,
  };
}

/**
 * How a full transfer is taken. The states are the same whether the data in use is fresh or stale; what differs is where
 * records go, and what the end of data does.
 */
export function collecting(kind: Kind) {
  const [asked, refused] = [place(kind, 'asked'), place(kind, 'refused')];
  const further = continuations(kind);
  return {
    asked: receiverOutputs.createStateConfig({
      description: 'The data is to come; nothing of it has come yet.',
      ...patience(asked, 'subscribeRetry', 'subscribe'),
      on: {
        IpcReject: {
          guard: 'notReady',
          target: refused,
          ...says('The source has no key of its own yet: the same request again, soon.', 'SYNC-36'),
        },
      },
    }),
    refused: receiverOutputs.createStateConfig({
      description: 'The source was not ready for the request, which waits to be made again.',
      after: {
        subscribeRetry: {
          target: asked,
          actions: 'subscribe',
          ...says('The request once more.', 'SYNC-36'),
        },
      },
    }),
    receiving: receiverOutputs.createStateConfig({
      description: 'A full transfer is under way.',
      ...patience(asked, 'subscribeRetry', 'subscribe'),
      on: {
        Data: further,
        Update: further,
        Eof: [...endings(kind), { guard: 'closesShort', ...again(kind) }],
      },
    }),
  };
}

/** The transfer cannot be whole any more. */
function again(kind: Kind) {
  return {
    target: place(kind, 'asked'),
    actions: [...opening, 'subscribe'] as const,
    ...says('Not all of the transfer came: it is dropped whole, and asked for once more.', 'SYNC-30'),
  };
}

/** The data in use is whole again, and fresh. */
function endings(kind: Kind) {
  const whole = {
    guard: 'closes' as const,
    target: place('fresh', 'settled'),
    actions: ['sweep', 'complete', 'tellSettled'] as const,
  };
  const clauses = ['SYNC-23', 'SYNC-27', 'SYNC-28', 'SYNC-31'];
  if (kind === 'fresh') return [{ ...whole, ...says('What the transfer lacked is removed.', ...clauses) }];
  return [
    {
      ...whole,
      guard: and(['closes', 'holdsAside']),
      actions: ['synchronise', 'complete', 'tellSettled'] as const,
      ...says(
        'In one step: the timer stops, what was held aside replaces the stale data, and nothing is stale any more.',
        ...['SYNC-23', 'SYNC-24', 'SYNC-25', 'SYNC-27', 'SYNC-33'],
      ),
    },
    { ...whole, ...says('The timer stops; what is still marked is removed.', 'SYNC-24', 'SYNC-80') },
  ];
}

function openings(kind: Kind) {
  const target = place(kind, 'receiving');
  const take = {
    guard: 'opens' as const,
    target,
    actions: [...opening, 'takeIntoUse', 'count'] as const,
  };
  if (kind === 'fresh')
    return [{ ...take, ...says('A full transfer begins: its records go into use at once.', 'SYNC-26', 'SYNC-28') }];
  return [
    {
      guard: and(['opens', 'holdsAside']),
      target,
      actions: [...opening, 'holdAside', 'count'] as const,
      ...says(
        'A full transfer begins: it is held aside; the data in use is untouched.',
        'SYNC-21',
        'SYNC-22',
        'SYNC-37',
      ),
    },
    {
      ...take,
      ...says('A full transfer begins: its records replace the stale ones one by one.', 'SYNC-80', 'SYNC-37'),
    },
  ];
}

function continuations(kind: Kind) {
  const target = place(kind, 'receiving');
  // Entered again, so that its patience begins anew.
  const take = { guard: 'continues' as const, target, reenter: true, actions: ['takeIntoUse', 'count'] as const };
  if (kind === 'fresh')
    return [{ ...take, ...says('The data in use is updated at once.', 'SYNC-26', 'SYNC-28', 'SYNC-34') }];
  return [
    {
      ...take,
      guard: and(['continues', 'holdsAside']),
      actions: ['holdAside', 'count'] as const,
      ...says('Held aside; the data in use is untouched.', 'SYNC-22', 'SYNC-23', 'SYNC-34'),
    },
    { ...take, ...says('It replaces what is stale under its key.', 'SYNC-80', 'SYNC-34') },
  ];
}
