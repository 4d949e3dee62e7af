// Typed clients of the API, made by two generators of its description: without a warning, and they work.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { before, test } from 'node:test';

const run = (...command) => spawnSync(command[0], command.slice(1), { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });

/** Runs a tool that must end well and may not complain. */
function quietly(...command) {
  const { status, stdout, stderr } = run(...command);
  const said = stdout + stderr;
  assert.equal(status, 0, said);
  assert.doesNotMatch(said, /warn|error|deprecat|⚠|✖|❌/i);
  return stdout;
}

before(() => rmSync('made', { recursive: true, force: true }));

test('openapi-typescript makes types without a warning', () => {
  quietly('npx', '--no-install', 'openapi-typescript', process.env.DESCRIPTION, '-o', 'made/types.ts');
  assert.match(readFileSync('made/types.ts', 'utf8'), /"\/v1\/timelines\/\{timeline\}\/articles"/);
});

test('openapi-ts makes a client without a warning', () => {
  quietly('npx', '--no-install', 'openapi-ts');
  assert.ok(existsSync('made/client/sdk.gen.ts'));
});

test('both compile strictly, and fit each other and the server', () => {
  quietly('npx', '--no-install', 'tsc', '--strict', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', 'node',
    '--module', 'nodenext', '--moduleResolution', 'nodenext', '--outDir', 'made/program', 'call.ts');
  const { articles, quoted, events, parameter } = JSON.parse(quietly('node', 'made/program/call.js'));
  assert.equal(articles, 1);
  assert.ok(quoted.length > 3 && quoted.every((quote) => quote.length > 10));
  assert.ok(events.some((title) => /launched/.test(title)), events.join('; '));
  assert.equal(parameter, 'from');
});

test('a warning would be noticed', () => {
  const broken = JSON.parse(readFileSync(process.env.DESCRIPTION, 'utf8'));
  broken.paths['/health'].get.responses['200'] = { $ref: '#/components/responses/None' };
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'openapi-typescript'], { encoding: 'utf8', input: JSON.stringify(broken) });
  assert.ok(status !== 0 || /warn|error/i.test(stdout + stderr), 'the generator says so');
});
