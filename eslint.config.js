import tseslint from 'typescript-eslint';

/**
 * The walls between rooms: bytes -> records -> findings -> verdict -> report.
 * Each room may import only the rooms named here (and packages); everything else is an error.
 */
const ROOMS = {
  names: [],
  record: ['names'],
  input: ['record', 'names'],
  watchlist: ['record', 'names'],
  screen: ['record', 'names', 'watchlist'],
  report: ['record', 'names', 'watchlist', 'screen'],
  check: ['record', 'names', 'input', 'watchlist', 'screen'],
};
/** Rooms that never touch files, sockets or the process. */
const PURE = ['names', 'record', 'screen', 'report'];
const NODE_IO = ['node:fs', 'node:fs/promises', 'node:child_process', 'node:net', 'node:http', 'node:https', 'node:process', 'node:worker_threads'];

const all = [...Object.keys(ROOMS), 'cli'];
const walls = Object.entries(ROOMS).map(([room, allowed]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [
        ...all.filter((r) => r !== room && !allowed.includes(r)).map((r) => ({
          group: [`../${r}/**`, `../../${r}/**`, `../../../${r}/**`],
          message: `${room} may import only: ${allowed.join(', ') || 'nothing of ours'}.`,
        })),
        { group: ['../index.js', '../../index.js'], message: 'The library entry is for others.' },
      ],
      ...(PURE.includes(room) ? { paths: NODE_IO.map((name) => ({ name, message: `${room} does no I/O.` })) } : {}),
    }],
    'no-restricted-globals': ['error', { name: 'process', message: 'Only cli and bin know the process.' }],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'test/fixtures/', '.tmp/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['scripts/**', 'test/**', 'bench/**', 'data/samples/**'], rules: { 'no-console': 'off' } },
  ...walls,
);
