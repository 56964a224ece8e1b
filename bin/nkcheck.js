#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// V8 lets the heap grow to several times what is alive before it collects. And what is allocated while the lists are prepared
// lives for ever, from which V8 would learn to take what each record allocates at the same places for long-lived.
const flags = ['--heap-growing-percent=30', '--no-allocation-site-pretenuring'];
// Reading a workbook leaves the most garbage. Room for young objects is kept small for it; elsewhere that only costs time.
if (process.argv.some((argument) => /\.xls[mx]$/i.test(argument))) flags.push('--semi-space-growth-factor=1');
for (const flag of flags) setFlagsFromString(flag);

const { main } = await import('../dist/cli/main.js');
await main(process);
