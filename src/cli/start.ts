#!/usr/bin/env node
// The file that is run: the command itself lies in chunks beside it, which scripts/build.mjs makes and packs.
import { join } from 'node:path'
import { compileCache } from './compile-cache.ts'

compileCache(module, process.env)(join(__dirname, 'chunks/command.cjs'))
