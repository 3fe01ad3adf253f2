import packageFile from '../../package.json' with { type: 'json' };
import { run } from './program.ts';
import * as catalogue from './small-catalogue.fixtures.ts';
import { terminalOf } from './terminal.ts';

// The command with the small catalogue, as a program: it starts in half the time of the whole one.

const words = process.argv.slice(2);
const traced = { protocols: [], citingTests: {} };
const code = await run(words, terminalOf(process), { ...catalogue, simulations: [] }, traced, packageFile.version);
if (code !== 0) process.exitCode = code;
