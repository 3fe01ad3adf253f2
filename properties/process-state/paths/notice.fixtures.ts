import { notice, type NoticeInput } from '../../../machines/process-state/index.ts';
import { never, type Subject } from '../../paths/subject.fixtures.ts';
import { key, own } from './keys.fixtures.ts';

const input: NoticeInput = { process: 'P', noticeRetry: 3 };

const about = { requester: own, name: 'T', from: 'entry/T' };
const acknowledged = (incarnation: number, ended: boolean) => ({
  type: 'Acknowledgement',
  requester: own,
  name: 'T',
  key: key(2, incarnation),
  ended,
  from: 'P',
});

export const noticeSubjects: readonly Subject[] = [
  {
    choice: 'that is repeated until it is acknowledged',
    machine: notice,
    input,
    delays: { noticeRetry: input.noticeRetry },
    events: [
      { type: 'BirthNotification', ...about, key: key(2, 2) },
      { type: 'DeathNotification', ...about, key: key(2, 1), cause: 'silence' },
      { type: 'LookupReply', requester: own, target: 'T', seq: 1, key: key(2, 1), from: 'entry/T' },
      acknowledged(1, false),
      acknowledged(1, true),
      acknowledged(2, false),
      { type: 'RequesterGone', key: own },
    ],
    isFar: never,
  },
];
