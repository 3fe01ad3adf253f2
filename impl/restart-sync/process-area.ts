import type { Memory } from '../hardware/memory.ts';
import type { Room } from './provisioning.ts';
import { SourceTable } from './table.ts';

/**
 * The memory area of one process: all that it holds of others lies here, copied, and nobody else writes here. Its pieces may lie
 * in several segments, and all of them are lost with the process. SYNC-67, SYNC-68, SYNC-71
 */
export class ProcessArea {
  constructor(
    private readonly memory: Memory,
    /** The process, as the operating system knows it: at its end the memory loses all that it holds. */
    private readonly process: string,
    private readonly recordBytes: number,
  ) {}

  /**
   * Gives the data of one source a table, with room for the data in use and for temporary data beside it. SYNC-73
   *
   * @throws MemoryFull if no segment has room for a piece of it
   */
  tableFor(source: string, { inUse, aside }: Room): SourceTable {
    const inRecords = (records: number): number => Math.floor(records / this.recordBytes);
    const used = this.memory.allocate(this.process, `data of ${source}`, inUse * this.recordBytes);
    const temporary = this.memory.allocate(this.process, `temporary data of ${source}`, aside * this.recordBytes);
    return new SourceTable(inRecords(used.bytes) + inRecords(temporary.bytes));
  }
}
