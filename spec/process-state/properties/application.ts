import type { Message, Step } from '../../property.ts';
import { laterKey, sameKey, type CommunicationKey } from '../communication-key.ts';
import type { ProcessStateView, TargetView } from '../view.ts';

/** What holds of what a process tells its application, and of what it sends for it. */

export const applicationsAreTold: Step<ProcessStateView> = {
  kind: 'step',
  name: 'The application hears of every end and every new life of a target, an end before the life that follows it, and both before any message of that life',
  clauses: ['PSM-NTF-4', 'PSM-NTF-5', 'PSM-NTF-11', 'PSM-KEY-14', 'PSM-KEY-15'],
  holds: (before, _event, sent, after) =>
    before.addresses.every((address) => {
      const [was, is] = [before.process(address), after.process(address)];
      if (was === undefined || is === undefined) return true;
      const outputs = sent.filter(({ from }) => from === address).map(({ message }) => message);
      const firstMessage = outputs.findIndex(({ type }) => type === 'IpcAccepted');
      return Object.entries(is.targets).every(([target, known]) => {
        const told = outputs.filter((message) => NEWS.has(message.type) && message.target === target);
        const isInTime = firstMessage === -1 || told.every((message) => outputs.indexOf(message) < firstMessage);
        return isInTime && isWhatHappened(told, was.targets[target] ?? UNHEARD, known);
      });
    }),
};

export const whatCameTooEarlyIsSentAgain: Step<ProcessStateView> = {
  kind: 'step',
  name: 'What a target was not ready for is kept while that is held alive, and sent again in order with the key that is held then; nothing is asked',
  clauses: ['PSM-KEY-10', 'PSM-KEY-12'],
  holds: (before, event, sent, after) => {
    if (event.kind === 'deliver' && event.message.type === 'IpcReject' && event.message.reason === 'not-ready') {
      const target = before.nameOf(event.from);
      const [was, is] = [before.process(event.part)?.targets[target], after.process(event.part)?.targets[target]];
      if (was === undefined || is === undefined) return true;
      const isHeld = was.key !== null && sameKey(was.key, event.message.presented as CommunicationKey);
      const heeded = was.state === 'alive' && isHeld ? [String(event.message.body)] : [];
      const kept = [...was.unsent, ...heeded];
      return sent.length === 0 && is.state === was.state && sameList(is.unsent, kept);
    }
    if (event.kind !== 'timer' || event.timer !== 'ipcRetry') return true;
    const [was, is] = [before.process(event.part), after.process(event.part)];
    const due = Object.values(was?.targets ?? {}).filter(({ unsent }) => unsent.length > 0);
    const again = sent.filter(({ message }) => message.type === 'Ipc');
    return (
      again.length === 1 &&
      due.some(
        ({ key, unsent: [oldest, ...rest] }) =>
          key !== null &&
          again.every(({ message }) => message.body === oldest && sameKey(message.dst as CommunicationKey, key)) &&
          Object.values(is?.targets ?? {}).some((known) => sameList(known.unsent, rest)),
      )
    );
  },
};

export const nothingIsLeftUnsent: Step<ProcessStateView> = {
  kind: 'step',
  name: 'What waits to be sent again waits only while its target is held alive',
  clauses: ['PSM-KEY-12', 'PSM-LKP-18'],
  holds: (_before, _event, _sent, after) =>
    after.addresses.every((address) =>
      Object.values(after.process(address)?.targets ?? {}).every(
        ({ state, unsent }) => state === 'alive' || unsent.length === 0,
      ),
    ),
};

/** What is known of a target whose name has only just been learnt: before, nothing was. */
const UNHEARD: TargetView = { state: 'unknown', key: null, ended: false, asksAgain: false, unsent: [] };

const NEWS: ReadonlySet<string> = new Set(['TargetBorn', 'TargetDied']);

/** The news between two states of knowledge: the end of what was believed, then the life that is believed now. */
function isWhatHappened(told: readonly Message[], was: TargetView, is: TargetView): boolean {
  const [held, holds] = [believed(was), believed(is)];
  const isSame = held !== null && holds !== null && sameKey(held, holds);
  const due: { readonly type: string; readonly key: CommunicationKey }[] = [];
  if (held !== null && !isSame) due.push({ type: 'TargetDied', key: held });
  if (holds !== null && !isSame) due.push({ type: 'TargetBorn', key: holds });
  return (
    told.length === due.length &&
    due.every(({ type, key }, at) => {
      const message = told[at];
      const isRight = message?.type === type && sameKey(message.key as CommunicationKey, key);
      const restarted = was.key !== null && laterKey(key, was.key);
      return isRight && (type === 'TargetDied' || message.restarted === restarted);
    })
  );
}

/** The instance that the application takes for alive. */
function believed({ key, ended }: TargetView): CommunicationKey | null {
  return ended ? null : key;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
