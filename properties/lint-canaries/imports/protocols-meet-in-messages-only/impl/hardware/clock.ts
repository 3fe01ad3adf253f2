export const simulatedClock = { now: 0 };
