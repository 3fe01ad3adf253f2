/** Table 1, and Table 2 with the destinations that it has lost (erratum E3). */
export const table1 = ['1.1.1.1→1', '2.2.2.2→2', '3.3.3.3→3'];
export const table2 = ['1.1.1.1→1', '3.3.3.3→3', '4.4.4.4→4'];
