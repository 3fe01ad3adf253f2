import type { Sent, StepEvent } from '../../property.ts';
import type { SelectiveReplayMessage } from '../messages.ts';
import { carrying } from '../cookie-encoding.ts';
import { compareIds, isLater, sameId, type OperationId, type Position } from '../operation-id.ts';
import { channelName, sameChannel, type ProcessChannel } from '../process-channel.ts';
import type { ClientView, PendingUpdate, SelectiveReplayView, UnitChannelView, UnitView } from '../view.ts';

type MessageOf<Type> = Extract<SelectiveReplayMessage, { readonly type: Type }>;

/** The message of one of these types that a step brings to a part, from another part or from outside. */
export function broughtTo<Type extends SelectiveReplayMessage['type']>(
  event: StepEvent,
  part: string,
  ...types: readonly Type[]
): MessageOf<Type> | undefined {
  if ((event.kind !== 'deliver' && event.kind !== 'stimulus') || event.part !== part) return undefined;
  return isOneOf(event.message, types) ? event.message : undefined;
}

/** What a part sends in a step, of these types, in order. */
export function sentBy<Type extends SelectiveReplayMessage['type']>(
  sent: readonly Sent[],
  part: string,
  ...types: readonly Type[]
): readonly { readonly to: string; readonly message: MessageOf<Type> }[] {
  return sent.flatMap(({ from, to, message }) => (from === part && isOneOf(message, types) ? [{ to, message }] : []));
}

/** Whether it holds of every control unit that is up. */
export function atEveryUnit(view: SelectiveReplayView, holds: (unit: UnitView, name: string) => boolean): boolean {
  return view.units.every((name) => {
    const unit = view.unit(name);
    return unit === undefined || holds(unit, name);
  });
}

/** Whether it holds of what one step made of every control unit that was up before and after. */
export function ofEveryUnit(
  before: SelectiveReplayView,
  after: SelectiveReplayView,
  holds: (was: UnitView, is: UnitView, name: string) => boolean,
): boolean {
  return after.units.every((name) => {
    const [was, is] = [before.unit(name), after.unit(name)];
    return was === undefined || is === undefined || holds(was, is, name);
  });
}

/** A change that a primary makes for one channel, and what it held and holds of that. RPL-20, RPL-25 */
interface MadeChange {
  readonly request: MessageOf<'StateChangeRequest'>;
  readonly pc: ProcessChannel;
  readonly held: UnitChannelView;
  readonly holds: UnitChannelView;
  readonly by: string;
}

/** Whether it holds of every channel that a request concerns which a primary makes a change of in this step. */
export function ofEveryChange(
  before: SelectiveReplayView,
  event: StepEvent,
  after: SelectiveReplayView,
  holdsOf: (change: MadeChange) => boolean,
): boolean {
  return ofEveryUnit(before, after, (was, is, by) => {
    const request = broughtTo(event, by, 'StateChangeRequest');
    if (request === undefined || was.role !== 'primary' || is.changes === was.changes) return true;
    return [request.pc, ...(request.alsoFor ?? [])].every((pc) => {
      const [held, holds] = [channelAt(was, pc), channelAt(is, pc)];
      return held !== undefined && holds !== undefined && holdsOf({ request, pc, held, holds, by });
    });
  });
}

/** Whether it holds of what one step made of every client whose card was in before and after. */
export function ofEveryClient(
  before: SelectiveReplayView,
  after: SelectiveReplayView,
  holds: (was: ClientView, is: ClientView, name: string) => boolean,
): boolean {
  return after.channels.every(({ pc, client }) => {
    const [was, is] = [before.client(pc), after.client(pc)];
    return was === undefined || is === undefined || holds(was, is, client);
  });
}

/** What a unit holds of a channel. */
export function channelAt(unit: UnitView, pc: ProcessChannel): UnitChannelView | undefined {
  return unit.channels[channelName(pc)];
}

/** The channels that a unit holds and that are open. */
export function openChannels(unit: UnitView): readonly UnitChannelView[] {
  return Object.values(unit.channels).filter(({ isOpen }) => isOpen);
}

/** Whether both are about the same change for the same client. RPL-36 */
export function isSameUpdate(
  a: { readonly pc: ProcessChannel; readonly opUid: Position },
  b: { readonly pc: ProcessChannel; readonly opUid: Position },
): boolean {
  return sameChannel(a.pc, b.pc) && sameId(a.opUid, b.opUid);
}

/** The client of a channel, as long as it is in the incarnation that the unit knows it in, and holds a state. */
export function clientKnownTo(view: SelectiveReplayView, channel: UnitChannelView): ClientView | undefined {
  const client = view.client(channel.pc);
  return client?.phase === 'current' && client.incarnation === channel.incarnation ? client : undefined;
}

/** The updates that a unit can have dealt with in a step: those in its queue, and the one that the step brings. */
export function updatesKnown(was: UnitView, event: StepEvent, name: string): readonly PendingUpdate[] {
  const brought = broughtTo(event, name, 'UpdateToStandby');
  if (brought === undefined || was.queue.some((held) => isSameUpdate(held, brought))) return was.queue;
  const { pc, opUid, body, full = null, cookie } = brought;
  return [...was.queue, { pc, opUid, body, full, confirmed: false, ...carrying(cookie) }];
}

/** The updates that a unit has applied in a step, in the order of their ids; a snapshot applies none. RPL-41 */
export function applications(was: UnitView, is: UnitView, event: StepEvent, name: string): readonly PendingUpdate[] {
  if (broughtTo(event, name, 'Snapshot') !== undefined) return [];
  return updatesKnown(was, event, name)
    .filter(({ pc, opUid }) => {
      const [held, holds] = [channelAt(was, pc), channelAt(is, pc)];
      if (holds === undefined || isLater(opUid, holds.lastApplied)) return false;
      return isLater(opUid, held?.lastApplied ?? null) && !is.queue.some((left) => isSameUpdate(left, { pc, opUid }));
    })
    .sort((a, b) => compareIds(a.opUid, b.opUid));
}

/** The updates that have left the queue of a unit in a step without being applied. RPL-77, RPL-112 */
export function discards(was: UnitView, is: UnitView, event: StepEvent, name: string): readonly PendingUpdate[] {
  const applied = applications(was, is, event, name);
  return was.queue.filter((one) => ![...is.queue, ...applied].some((other) => isSameUpdate(other, one)));
}

/** Whether a unit holds state 42, which nothing changes but what the queue holds. RPL-41 */
export function isHolding({ role }: UnitView): boolean {
  return role === 'standby' || role === 'takeover';
}

/** Whether a standby takes nothing in: nobody reigns whom it follows, or it awaits the snapshot of whoever does. RPL-66, RPL-67, RPL-107 */
export function isFrozen({ role, phase }: UnitView): boolean {
  return role === 'standby' && (phase === 'waiting' || phase === 'qualifying' || phase === 'yielding');
}

/** Whether a step of a takeover decides what of the queue stays. RPL-77, RPL-79, RPL-87 */
export function decides(was: UnitView, is: UnitView): boolean {
  const isBefore = was.role === 'standby' || (was.role === 'takeover' && was.phase !== 'replaying');
  return isBefore && (is.phase === 'replaying' || is.role === 'primary');
}

/** The ids that were put on a channel under one epoch, as the monitor has them. */
export function issuedOn(view: SelectiveReplayView, pc: ProcessChannel, epoch: number): readonly OperationId[] {
  return view.issued.filter((one) => sameChannel(one.pc, pc) && one.opUid.epoch === epoch).map(({ opUid }) => opUid);
}

function isOneOf<Type extends SelectiveReplayMessage['type']>(
  message: { readonly type: string },
  types: readonly Type[],
): message is MessageOf<Type> {
  return (types as readonly string[]).includes(message.type);
}
