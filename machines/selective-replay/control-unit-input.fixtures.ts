import type { ControlUnitInput } from './control-unit-context.ts';

/** What one of two units is given at its first start. */
export function unitInput(unit: number, settings: Partial<ControlUnitInput> = {}): ControlUnitInput {
  return {
    unit,
    units: ['U0', 'U1'],
    clients: [{ pc: { proc: 'routing', slot: 0 }, client: 'A' }],
    outlets: [],
    arbiter: 'arbiter',
    queueCapacity: 64,
    overflowPolicy: 'resyncChannel',
    firstPrimary: 0,
    isBack: false,
    highestEpochSeen: 0,
    hasHeartbeat: false,
    applyOrder: 'global',
    probeScope: 'allClients',
    ackToProcess: true,
    unansweredQuery: 'delete',
    channelKind: 'reliableFifo',
    cookieMode: 'none',
    replayUnit: 'channel',
    ackPath: 'viaPrimary',
    ackMode: 'perUpdate',
    ackInference: false,
    cutPolicy: 'confirmedOnly',
    cutWeight: 1,
    cutFloor: 'confirmed',
    joinRetry: 1,
    ...settings,
  };
}
