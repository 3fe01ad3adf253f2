/** For how many records of one source there is room at one process. SYNC-73 */
export interface Room {
  /** Of the data in use, stale or not. */
  readonly inUse: number;
  /** Of the temporary data beside it. */
  readonly aside: number;
}

/** How large the memory area of each process is, source by source: the option `memory.sizes`. SYNC-71 */
export type Provisioning = (process: string, source: string) => Room;

/** The same room for every source at every process. */
export function equalAreas(room: Room): Provisioning {
  return () => room;
}

/** A room of its own for each source at each process, by the name of the process and then of the source. */
export function areasOfTheirOwn(rooms: Readonly<Record<string, Readonly<Record<string, Room>>>>): Provisioning {
  return (process, source) => {
    const room = rooms[process]?.[source];
    if (room !== undefined) return room;
    throw new Error(
      `The area of "${process}" has no size for the data of "${source}": name it, or give all areas one size with equalAreas.`,
    );
  };
}
