import { assign } from 'xstate';
import {
  configurationArrives,
  configurationIsAskedForAgain,
  configurationComesFirst,
  configurationIsGiven,
  configurationIsKept,
  configurationIsNotAwaitedForEver,
  configurationIsOfTheHeard,
  configurationsAreChanged,
} from '../../../spec/restart-sync/properties/configuration.ts';
import type { ConfigReply } from '../../../spec/restart-sync/messages.ts';
import { sameKey } from '../../../spec/process-state/messages.ts';
import type { ConfigurationContext } from '../../../machines/restart-sync/configuration.ts';
import { withAfter, withTransition } from '../../variant.ts';
import { always, never, nothing } from '../../wrong-charts.ts';
import { suspectedConfiguration } from '../compositions/outer.ts';
import { configured, configuredOverLoss } from '../compositions/several.ts';
import { charts } from '../system.ts';
import { canary, type WrongCharts } from './canary.ts';

const { source, configuration, configurationManager } = charts;
const told = configured('configured', { S: 1, C: 1 }, null);
const lost = configuredOverLoss({ C: 1 }, 1);
const changedMeanwhile = suspectedConfiguration('giver', {}, 2);

/** What may go wrong with processes that are told what they are to do. */
export const configurationCanaries: readonly WrongCharts[] = [
  canary('a process begins without its configuration', configurationComesFirst, told, {
    source: source.provide({ guards: { needsNone: always } }),
  }),
  canary('the configuration manager does not answer', configurationIsGiven, told, {
    configurationManager: configurationManager.provide({ actions: { answer: nothing } }),
  }),
  canary('a configuration outlives its limit', configurationIsKept, configured('configuration-limit', { C: 1 }, 2), {
    configuration: configuration.provide({ actions: { drop: nothing } }),
  }),
  canary('the death of the configuration manager takes the configuration with it', configurationIsKept, told, {
    configuration: configuration.provide({
      actions: {
        takeDeath: assign(({ event }: { event: object }) => ({
          ...('key' in event && { key: event.key }),
          ended: true,
          config: null,
        })),
      },
    }),
  }),
  canary('a process believes whoever configures it', configurationIsOfTheHeard, told, {
    configuration: configuration.provide({ guards: { answersThis: always } }),
  }),
  canary('the answer of a configuration manager that is known to be dead counts', configurationIsOfTheHeard, told, {
    configuration: configuration.provide({
      guards: {
        answersThis: ({ context: { own, key }, event }: { context: ConfigurationContext; event: ConfigReply }) =>
          own !== null && key !== null && sameKey(event.dst, own) && sameKey(event.src, key),
      },
    }),
  }),
  canary('a change is lost while the configuration manager has no key', configurationsAreChanged, changedMeanwhile, {
    configurationManager: withTransition(configurationManager, 'unregistered', 'Configure', {}),
  }),
  canary('a change reaches nobody who has asked before', configurationArrives, changedMeanwhile, {
    configurationManager: withTransition(configurationManager, 'registered', 'Configure', { actions: 'change' }),
  }),
  canary('a request that was lost is not made again', configurationIsNotAwaitedForEver, lost, {
    configuration: configuration.provide({ guards: { mayLose: never } }),
  }),
  canary('a process loses its patience and says nothing', configurationIsAskedForAgain, lost, {
    configuration: withAfter(configuration, 'asking.waiting.impatient', 'requestRetry', {
      target: '#restart-sync/configuration.asking.waiting',
      reenter: true,
    }),
  }),
];
