/** What the command says by the way it ends. Scripts rely on these: a code never changes its meaning. */
export const EXIT = {
  asExpected: 0,
  surprise: 1,
  notFinished: 2,
  usage: 4,
  notCheckable: 6,
  file: 7,
  defect: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** 3 and 5 belong to conformance: a fault of the adapter, and a list of known failures that is out of date. */
export const exitCodeMeanings: readonly (readonly [ExitCode, string])[] = [
  [EXIT.asExpected, 'all is as expected'],
  [
    EXIT.surprise,
    'something is not: a property is violated or holds unexpectedly, or nothing cites a clause that must hold',
  ],
  [EXIT.notFinished, 'not finished: a bound was hit, or the search was interrupted'],
  [EXIT.usage, 'the command line is wrong: an unknown flag or selection, a bad value'],
  [EXIT.notCheckable, 'a system or one of its charts cannot be checked'],
  [EXIT.file, 'a file cannot be read or written, or is no trace or system module, or no run of the system'],
  [EXIT.defect, 'an unexpected error: a defect of this program'],
];

/** The meanings as `--help` prints them. Of several that apply, the first of 70, 1, 6, 2 is given. */
export function exitCodeHelp(): string {
  const lines = exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padStart(2)}  ${meaning}`);
  return ['Exit codes (the first of 70, 1, 6, 2 if several apply):', ...lines].join('\n');
}
