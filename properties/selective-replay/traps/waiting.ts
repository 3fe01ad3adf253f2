/** The traps that no chart can come to yet, by their numbers, each with what it waits for. */
export const waitingTraps: Readonly<Record<string, string>> = {
  'T-28':
    'a client asks all units that it reaches, and takes the highest epoch: where it reaches the old one alone, the new one cannot be heard of',
};
