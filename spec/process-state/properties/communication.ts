import type { Message, Sent, Step, StepEvent } from '../../property.ts';
import { laterKey, sameKey, type CommunicationKey } from '../communication-key.ts';
import type { ProcessStateView } from '../view.ts';

/** What holds of messages between processes. */

export const effectOnlyUnderOwnKey: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A message takes effect only in a process whose own key it is addressed to in that step',
  clauses: ['S-PSM-4', 'PSM-KEY-6', 'PSM-KEY-7', 'PSM-KEY-8'],
  holds: (before, event, sent) =>
    effects(event, sent).every(({ receiver, dst }) => {
      const key = before.process(receiver)?.key;
      return key != null && sameKey(key, dst);
    }),
};

export const effectOnlyInAddressedInstance: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A message addressed to one instance never takes effect in another',
  clauses: ['S-PSM-5', 'PSM-KEY-3', 'PSM-KEY-6', 'PSM-HBT-16'],
  holds: (before, event, sent) =>
    effects(event, sent).every(({ receiver, dst }) => {
      const addressed = before.issued.find(({ key }) => sameKey(key, dst));
      return addressed?.name === before.nameOf(receiver) && addressed.token === before.process(receiver)?.token;
    }),
};

export const noEffectFromTheDead: Step<ProcessStateView> = {
  kind: 'step',
  name: 'No message takes effect from an instance that its receiver knows dead or superseded',
  clauses: ['S-PSM-6', 'PSM-KEY-13', 'PSM-KEY-15'],
  holds: (before, event, sent) =>
    effects(event, sent).every(({ receiver, sender, src }) => {
      const known = before.process(receiver)?.targets[before.nameOf(sender)];
      return known?.key == null || !(laterKey(known.key, src) || (known.ended && sameKey(known.key, src)));
    }),
};

export const mismatchIsRejected: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A message that presents another key than its receiver runs under is rejected with the key that it presented, as not ready by one without a key, and no other is',
  clauses: ['PSM-KEY-6', 'PSM-KEY-8', 'PSM-KEY-12'],
  holds: (before, event, sent) => {
    const rejected = sent.filter(({ message }) => message.type === 'IpcReject');
    if (event.kind !== 'deliver' || event.message.type !== 'Ipc') return rejected.length === 0;
    const [key, dst] = [before.process(event.part)?.key, event.message.dst as CommunicationKey];
    if (key != null && sameKey(key, dst)) return rejected.length === 0;
    const reason = key == null ? 'not-ready' : 'key-mismatch';
    return (
      rejected.length === 1 &&
      rejected.every(
        ({ to, message }) =>
          to === event.from &&
          message.reason === reason &&
          message.body === event.message.body &&
          sameKey(message.presented as CommunicationKey, dst),
      )
    );
  },
};

export const rightMessagesTakeEffect: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A message to the key of its receiver takes effect once, unless its sender is known dead or superseded; from a later instance it also tells of its life',
  clauses: ['PSM-KEY-7', 'PSM-KEY-13', 'PSM-KEY-15'],
  holds: (before, event, sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'Ipc') return true;
    const receiver = before.process(event.part);
    const [src, dst] = [event.message.src as CommunicationKey, event.message.dst as CommunicationKey];
    if (receiver?.key == null || !sameKey(receiver.key, dst)) return true;
    const sender = before.nameOf(event.from);
    const known = receiver.targets[sender];
    const isOver = known?.key != null && (laterKey(known.key, src) || (known.ended && sameKey(known.key, src)));
    if (isOver) return true;
    const believed = after.process(event.part)?.targets[sender];
    const isNews = known !== undefined && (known.key === null || laterKey(src, known.key));
    const isLearnt = !isNews || (believed?.state === 'alive' && believed.key !== null && sameKey(believed.key, src));
    const effect = effects(event, sent);
    return effect.length === 1 && effect.every(({ body }) => body === event.message.body) && isLearnt;
  },
};

export const onlyHeldKeysAreRejected: Step<ProcessStateView> = {
  kind: 'step',
  name: 'A rejection ends what is known of a target only if it is for a mismatch of the very key that is held',
  clauses: ['PSM-KEY-10', 'PSM-KEY-11', 'PSM-KEY-12'],
  holds: (before, event, _sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'IpcReject') return true;
    const [was, is] = [before.process(event.part)?.targets[event.from], after.process(event.part)?.targets[event.from]];
    if (was === undefined || is === undefined) return true;
    const isHeld =
      was.state === 'alive' && was.key !== null && sameKey(was.key, event.message.presented as CommunicationKey);
    return event.message.reason === 'key-mismatch' && isHeld
      ? is.state === 'unknown' && is.ended
      : was.state === is.state && was.ended === is.ended;
  },
};

export const rejectedKeysAreAskedFor: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Who learns that a key is over asks for the new one at once',
  clauses: ['PSM-KEY-9'],
  holds: (before, event, sent, after) => {
    if (event.kind !== 'deliver' || event.message.type !== 'IpcReject') return true;
    const [was, is] = [before.process(event.part)?.targets[event.from], after.process(event.part)?.targets[event.from]];
    const isAsked = sent.some(({ message }) => message.type === 'LookupRequest' && message.target === event.from);
    return (was?.state === 'alive' && is?.state === 'unknown') === isAsked;
  },
};

export const nothingIsAskedOfTheDead: Step<ProcessStateView> = {
  kind: 'step',
  name: 'Nobody asks for a target that it holds dead: the birth will come',
  clauses: ['PSM-LKP-18', 'PSM-LKP-10'],
  holds: (before, _event, sent) =>
    sent.every(
      ({ from, message }) =>
        message.type !== 'LookupRequest' || before.process(from)?.targets[String(message.target)]?.state !== 'dead',
    ),
};

export const nothingIsSentToTheDead: Step<ProcessStateView> = {
  kind: 'step',
  name: 'No message is sent to a target that its sender holds dead or does not know',
  clauses: ['S-PSM-15', 'PSM-LKP-18', 'PSM-NTF-5', 'PSM-KEY-5'],
  holds: (before, _event, sent) =>
    sent.every(({ from, to, message }) => {
      if (message.type !== 'Ipc') return true;
      const known = before.process(from)?.targets[before.nameOf(to)];
      return known?.state === 'alive' && known.key !== null && sameKey(known.key, message.dst as CommunicationKey);
    }),
};

interface Effect {
  readonly receiver: string;
  readonly sender: string;
  readonly src: CommunicationKey;
  readonly dst: CommunicationKey;
  readonly body: unknown;
}

/** The bodies that took effect in a step. Nothing but the delivery of an Ipc can have one. */
function effects(event: StepEvent, sent: readonly Sent[]): readonly Effect[] {
  return sent
    .filter(({ message }) => message.type === 'IpcAccepted')
    .map(({ from, message }: { from: string; message: Message }) => ({
      receiver: from,
      sender: event.kind === 'deliver' ? event.from : 'nobody',
      src: message.src as CommunicationKey,
      dst: message.dst as CommunicationKey,
      body: message.body,
    }));
}
