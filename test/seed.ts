import fc from 'fast-check'

/** Properties are tried with the same values each time: a test that fails by chance tells the wrong person. `FC_SEED=… npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20) })
