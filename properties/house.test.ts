import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

// Goal: the rules of the house hold in the tree, and each of them can fail.
// Method: a canary for each rule, a file or a small tree that is wrong on purpose, must be caught by that rule and no other.

const root = join(import.meta.dirname, '..');
const canaries = join(import.meta.dirname, 'lint-canaries');
const house = await extractDepcruiseOptions(join(root, '.dependency-cruiser.cjs'));

/** Every violation of an import rule in a tree: `rule: from -> to`, or `rule: file` where the file itself is at fault. */
async function violations(tree: string): Promise<readonly string[]> {
  const { output } = await cruise(['.'], { ...house, validate: true, baseDir: tree });
  return (output as ICruiseResult).summary.violations
    .map(({ rule, type, from, to }) => {
      const imported = to.replace(/^.*node_modules\/([^/]+)\/.*$/, '$1');
      return `${rule.name}: ${type === 'module' ? from : `${from} -> ${imported}`}`;
    })
    .sort();
}

/** What each rule must find in its canary: all of this and nothing else. */
const caught: Record<string, readonly string[]> = {
  'spec-imports-spec-only': ['spec/index.ts -> impl/table.ts', 'spec/index.ts -> machines/index.ts'],
  'machines-import-spec-only': ['machines/index.ts -> impl/table.ts'],
  'properties-are-imported-by-docs-only': [
    'impl/hosting/host.ts -> properties/checker/index.ts',
    'machines/index.ts -> properties/checker/index.ts',
    'spec/index.ts -> properties/checker/index.ts',
  ],
  'docs-are-imported-by-nobody': ['properties/cli/switchover.ts -> docs/page.ts'],
  'spec-uses-no-package-but-zod': ['spec/index.ts -> xstate'],
  'machines-use-no-package-but-xstate': ['machines/index.ts -> zod'],
  'nothing-of-node-in-pure-layers': [
    'impl/hardware/link.ts -> net',
    'machines/index.ts -> events',
    'properties/checker/index.ts -> fs',
    'properties/checker/index.ts -> worker_threads',
    'properties/drawing/index.ts -> path',
    'properties/simulation/run.ts -> util',
    'spec/index.ts -> crypto',
  ],
  'checker-stands-alone': [
    'properties/checker/index.ts -> machines/process-state/index.ts',
    'properties/checker/index.ts -> properties/process-state/systems.ts',
    'properties/checker/index.ts -> spec/index.ts',
    'properties/checker/index.ts -> spec/process-state/index.ts',
    'properties/checker/index.ts -> zod',
  ],
  'impl-uses-no-package-but-xstate-and-zod': ['impl/hosting/host.ts -> fast-check'],
  'hardware-stands-alone': [
    'impl/hardware/clock.ts -> impl/hosting/host.ts',
    'impl/hardware/clock.ts -> machines/role.ts',
    'impl/hardware/clock.ts -> xstate',
  ],
  'hosting-and-simulation-know-no-protocol': [
    'impl/hosting/host.ts -> machines/process-state/index.ts',
    'impl/hosting/host.ts -> spec/process-state/index.ts',
    'properties/simulation/run.ts -> properties/process-state/systems.ts',
    'properties/simulation/run.ts -> spec/index.ts',
  ],
  'protocols-meet-in-messages-only': [
    'impl/restart-sync/receiver-table.ts -> impl/process-state/registry.ts',
    'machines/restart-sync/receiver.ts -> machines/process-state/index.ts',
    'spec/restart-sync/options.ts -> spec/process-state/options.ts',
  ],
  'no-cycles': ['spec/message.ts -> spec/property.ts'],
  'nobody-imports-it': ['impl/hosting/alone.ts', 'spec/forgotten.ts'],
  'tests-are-leaves': ['properties/cli/switchover.ts -> properties/examples/toy.fixtures.ts'],
  'name-the-subject': [
    'machines/common/names.ts',
    'machines/process-state/helpers.test.ts',
    'machines/process-state/utils.ts',
  ],
};

describe('imports', () => {
  test('the tree keeps every rule', async () => {
    expect(await violations(root)).toEqual([]);
  });

  test('every rule has a canary, and every canary a rule', () => {
    const rules = house.ruleSet?.forbidden?.map(({ name }) => name).sort();
    expect(Object.keys(caught).sort()).toEqual(rules);
    expect(readdirSync(join(canaries, 'imports')).sort()).toEqual(rules);
  });

  test('every rule says what to do instead', () => {
    for (const { name, comment, severity } of house.ruleSet?.forbidden ?? []) {
      expect(comment, name).toMatch(/\.$/);
      expect(severity, name).toBe('error');
    }
  });

  test.each(Object.entries(caught))('the canary of "%s" is caught by that rule alone', async (rule, edges) => {
    expect(await violations(join(canaries, 'imports', rule))).toEqual(edges.map((edge) => `${rule}: ${edge}`));
  });
});

// The rules that need types are switched off: the canaries belong to no TypeScript project.
const eslint = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked });

/** The rules that reject a canary if it stands at that place in the tree. */
async function rejections(canary: string, place: string): Promise<readonly (string | null)[]> {
  const text = readFileSync(join(canaries, 'code', canary), 'utf8');
  const [result] = await eslint.lintText(text, { filePath: join(root, place, canary) });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

const pure = ['spec', 'spec/process-state', 'machines', 'machines/process-state'];
const simulated = ['impl/hardware', 'impl/hosting', 'impl/process-state', 'properties/simulation'];
const deterministic = [...pure, ...simulated];
const checker = ['properties/checker'];
const inBrowsers = [...checker, 'properties/drawing'];
const allButChecker = [...pure, 'impl/hardware', 'impl/hosting', 'properties/simulation', 'properties/cli'];

describe('code', () => {
  const bans = [
    { canary: 'reads-the-clock.ts', rule: 'no-restricted-properties', rejected: deterministic, accepted: 'impl/node' },
    { canary: 'makes-a-date.ts', rule: 'no-restricted-syntax', rejected: deterministic, accepted: 'impl/node' },
    { canary: 'draws-a-number.ts', rule: 'no-restricted-properties', rejected: deterministic, accepted: 'impl/node' },
    { canary: 'sets-a-timeout.ts', rule: 'no-restricted-globals', rejected: deterministic, accepted: 'impl/node' },
    { canary: 'sets-an-interval.ts', rule: 'no-restricted-globals', rejected: deterministic, accepted: 'impl/node' },
    { canary: 'prints.ts', rule: 'no-restricted-globals', rejected: deterministic, accepted: 'properties/cli' },
    {
      canary: 'reads-the-environment.ts',
      rule: 'no-restricted-globals',
      rejected: [...deterministic, ...inBrowsers],
      accepted: 'properties/cli',
    },
    { canary: 'allocates-a-buffer.ts', rule: 'no-restricted-globals', rejected: inBrowsers, accepted: 'impl/node' },
    {
      canary: 'asserts-non-null.ts',
      rule: '@typescript-eslint/no-non-null-assertion',
      rejected: allButChecker,
      accepted: 'properties/checker',
    },
  ];

  test.each(bans)('the canary $canary is caught by $rule where it applies, and passes in $accepted', async (ban) => {
    for (const place of ban.rejected) {
      expect(await rejections(ban.canary, place), place).toEqual([ban.rule]);
    }
    expect(await rejections(ban.canary, ban.accepted), ban.accepted).toEqual([]);
  });

  test('the canary says-any.ts is caught everywhere', async () => {
    for (const place of [...allButChecker, ...checker]) {
      expect(await rejections('says-any.ts', place), place).toEqual(['@typescript-eslint/no-explicit-any']);
    }
  });

  test('every canary is tried', () => {
    expect(readdirSync(join(canaries, 'code')).sort()).toEqual(
      [...bans.map(({ canary }) => canary), 'says-any.ts'].sort(),
    );
  });

  test('every ban says what to do instead', async () => {
    const [result] = await eslint.lintText('setTimeout(console.log, Date.now());\n', {
      filePath: join(root, 'spec/wrong.ts'),
    });
    expect(result?.messages.map(({ message }) => message)).toEqual([
      expect.stringContaining('named delay'),
      expect.stringContaining('Emit an event'),
      expect.stringContaining('named delay'),
    ]);
  });
});
