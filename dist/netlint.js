#!/usr/bin/env node
import './netlint.cjs'
