#!/usr/bin/env node
import { createRequire } from 'node:module';
import { canaries, module, scenarios, systems } from '../systems.ts';
import { simulationModule, simulations } from '../simulations.ts';
import { citingTests } from '../traceability/citing-tests.ts';
import { protocols } from '../traceability/protocols.ts';
import { run } from './program.ts';
import { terminalOf } from './terminal.ts';

// By the package's own name: the file is one folder deeper once it is compiled.
const { version } = createRequire(import.meta.url)('switchover/package.json') as { readonly version: string };

const traced = { protocols, citingTests };

const catalogue = { systems, canaries, scenarios, simulations, module, simulationModule };

const code = await run(process.argv.slice(2), terminalOf(process), catalogue, traced, version);
// Left to end by itself, so that what is still being written gets written. Success leaves standing what a command has set.
if (code !== 0) process.exitCode = code;
