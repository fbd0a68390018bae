import { describe, expect, test } from 'vitest'
import { type Asked, defaultEnvFiles, discover, findProjects, groupFiles, select } from '../../src/compose/discover.ts'
import { memory } from '../memory.ts'

const disk = (...paths: string[]) => memory(Object.fromEntries(paths.map((path) => [path, ''])))

describe('discover', () => {
  test.each([
    [
      ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'],
      ['compose.yaml'],
      ['compose.yml', 'docker-compose.yml', 'docker-compose.yaml']
    ],
    [['docker-compose.yaml', 'docker-compose.yml'], ['docker-compose.yml'], ['docker-compose.yaml']],
    [['compose.yaml', 'docker-compose.override.yml'], ['compose.yaml', 'docker-compose.override.yml'], []],
    [
      ['docker-compose.yml', 'compose.override.yaml', 'compose.override.yml'],
      ['docker-compose.yml', 'compose.override.yml'],
      ['compose.override.yaml']
    ],
    [['compose.yaml', 'compose.prod.yaml'], ['compose.yaml'], []]
  ])('of %j takes %j', (present, files, passedOver) => {
    expect(discover('.', disk(...present), '/home/me')).toEqual({ kind: 'project', files, directory: '.', passedOver })
  })

  test('an override alone is no project, nor is a folder without any', () => {
    expect(discover('.', disk('compose.override.yaml'), '/home/me')).toBeUndefined()
    expect(discover('sub', disk('sub/other.yaml'), '/home/me')).toBeUndefined()
  })

  test('the nearest folder above counts, as the user would type it', () => {
    expect(discover('.', disk('../../compose.yaml', '../../compose.override.yml'), '/home/me')).toMatchObject({
      files: ['../../compose.yaml', '../../compose.override.yml'],
      directory: '../..'
    })
    expect(discover('a/b', disk('compose.yaml'), '/home/me')?.files).toEqual(['compose.yaml'])
    expect(discover('./a/', disk('a/compose.yml', 'compose.yaml'), '/home/me')?.files).toEqual(['a/compose.yml'])
    expect(discover('/srv/app/sub', disk('/srv/compose.yaml'), '/home/me')?.files).toEqual(['/srv/compose.yaml'])
  })
})

describe('select', () => {
  const ask = (asked: Partial<Asked>, files: Record<string, string>) =>
    select({ files: [], envFiles: [], profiles: [], shell: {}, ...asked }, memory(files), '/home/me')

  test.each<[string, Partial<Asked>, Record<string, string>, object]>([
    ['nothing', {}, { 'x/compose.yaml': '' }, { fault: 'no configuration file provided: not found' }],
    ['the folder', {}, { 'compose.yaml': '', '.env': '' }, { files: ['compose.yaml'], directory: '.', envFiles: ['.env'] }],
    [
      '-f takes no override',
      { files: ['d/compose.yaml'] },
      { 'd/compose.yaml': '', 'd/compose.override.yaml': '', 'd/.env': '', '.env': '' },
      { files: ['d/compose.yaml'], directory: 'd', envFiles: ['d/.env'] }
    ],
    ['the first -f is where', { files: ['y/b.yml', 'x/a.yml'] }, {}, { files: ['y/b.yml', 'x/a.yml'], directory: 'y', envFiles: [] }],
    ['standard input', { files: ['-'] }, {}, { files: ['-'], directory: '.' }],
    [
      '--project-directory',
      { files: ['d/compose.yaml'], directory: 'p' },
      { '.env': '', 'p/.env': '' },
      { files: ['d/compose.yaml'], directory: 'p', envFiles: ['p/.env'] }
    ],
    [
      'a search from --project-directory',
      { directory: 'd' },
      { 'd/compose.yaml': '', 'd/.env': '', '.env': '' },
      { files: ['d/compose.yaml'], directory: 'd', envFiles: ['d/.env'] }
    ],
    ['both .env of a search upward', {}, { '../compose.yaml': '', '../.env': '', '.env': '' }, { directory: '..', envFiles: ['../.env', '.env'] }],
    ['--env-file', { envFiles: ['e1', 'e2'] }, { 'compose.yaml': '', '.env': '' }, { envFiles: ['e1', 'e2'] }],
    ['COMPOSE_ENV_FILES', { shell: { COMPOSE_ENV_FILES: 'e1,,e2' } }, { 'compose.yaml': '', '.env': '' }, { envFiles: ['e1', 'e2'] }],
    [
      'COMPOSE_FILE of the shell',
      { shell: { COMPOSE_FILE: 'x/a.yaml;b.yaml', COMPOSE_PATH_SEPARATOR: ';' } },
      { 'compose.yaml': '' },
      { files: ['x/a.yaml', 'b.yaml'], directory: 'x' }
    ],
    [
      'COMPOSE_FILE of .env',
      {},
      { '.env': 'COMPOSE_FILE=x/a.yaml:b.yaml\nCOMPOSE_PATH_SEPARATOR=:', 'x/.env': '' },
      { files: ['x/a.yaml', 'b.yaml'], directory: 'x', envFiles: ['x/.env', '.env'] }
    ],
    ['-f before COMPOSE_FILE', { files: ['c.yaml'], shell: { COMPOSE_FILE: 'a.yaml' } }, {}, { files: ['c.yaml'] }],
    [
      'COMPOSE_DISABLE_ENV_FILE',
      { shell: { COMPOSE_DISABLE_ENV_FILE: '1' } },
      { 'compose.yaml': '', '.env': 'COMPOSE_PROFILES=p' },
      { envFiles: [], profiles: [''] }
    ],
    [
      'COMPOSE_DISABLE_ENV_FILE in .env',
      {},
      { 'compose.yaml': '', '.env': 'COMPOSE_DISABLE_ENV_FILE=true\nCOMPOSE_PROFILES=p\n' },
      { files: ['compose.yaml'], envFiles: [], profiles: ['p'] }
    ],
    ['COMPOSE_DISABLE_ENV_FILE off', { shell: { COMPOSE_DISABLE_ENV_FILE: 'False' } }, { 'compose.yaml': '', '.env': '' }, { envFiles: ['.env'] }],
    ['a folder called .env', {}, { 'compose.yaml': '', '.env/x': '' }, { envFiles: [] }],
    ['COMPOSE_PROFILES', {}, { 'compose.yaml': '', '.env': 'COMPOSE_PROFILES= p , q ,' }, { profiles: ['p', 'q', ''] }],
    ['--profile before COMPOSE_PROFILES', { profiles: ['r'] }, { 'compose.yaml': '', '.env': 'COMPOSE_PROFILES=p' }, { profiles: ['r'] }]
  ])('%s', (_, asked, files, expected) => {
    expect(ask(asked, files)).toMatchObject(expected)
  })

  test('a switch that is neither on nor off is refused', () => {
    expect(ask({ shell: { COMPOSE_DISABLE_ENV_FILE: 'x' } }, { 'compose.yaml': '' })).toEqual({
      fault: 'COMPOSE_DISABLE_ENV_FILE must be true or false: strconv.ParseBool: parsing "x": invalid syntax'
    })
  })

  test('the default env file', () => {
    expect(defaultEnvFiles('a', disk('a/.env'))).toEqual(['a/.env'])
    expect(defaultEnvFiles('.', disk('a/.env'))).toEqual([])
  })
})

describe('findProjects', () => {
  const found = (files: Record<string, string>, folder = '.') =>
    findProjects(folder, memory(files)).found.map(({ kind, files }) => `${kind} ${files.join(' ')}`)

  test('every folder, its project first', () => {
    const inA = ['docker-compose.yml', 'docker-compose.override.yml', 'docker-compose.dev.yml', 'compose.override.yml'].map((name) => `a/${name}`)
    const paths = ['b/compose.yaml', ...inA, 'compose-prod.yaml', 'app.compose.yml', 'decompose.yml', 'compose.yaml.bak', 'values.yaml']
    expect(found(Object.fromEntries(paths.map((path) => [path, ''])))).toEqual([
      'loose app.compose.yml',
      'loose compose-prod.yaml',
      'project a/docker-compose.yml a/compose.override.yml',
      'loose a/docker-compose.dev.yml',
      'loose a/docker-compose.override.yml',
      'project b/compose.yaml'
    ])
  })

  test('not where others keep their things', () => {
    const files = { 'node_modules/x/compose.yaml': '', '.git/compose.yaml': '', '.cache/compose.yaml': '', 'a/compose.yaml': '' }
    expect(found(files)).toEqual(['project a/compose.yaml'])
  })

  test('from the folder that is asked for, even a hidden one', () => {
    expect(found({ '.devcontainer/compose.yaml': '', 'compose.yaml': '' }, './.devcontainer/')).toEqual(['project .devcontainer/compose.yaml'])
    expect(found({}, 'missing')).toEqual([])
  })

  test('COMPOSE_FILE of the folder’s .env decides, and its files do not stand for themselves', () => {
    const others = { 'a/base.yml': '', 'a/compose.yaml': '', 'common/compose.prod.yml': '', 'common/compose.yaml': '' }
    expect(found({ 'a/.env': 'COMPOSE_FILE=base.yml:../common/compose.yaml', ...others })).toEqual([
      'project a/base.yml common/compose.yaml',
      'loose a/compose.yaml',
      'project common/compose.yaml',
      'loose common/compose.prod.yml'
    ])
    expect(found({ '.env': 'COMPOSE_FILE=gone.yml', 'compose.yaml': '' })).toEqual(['project compose.yaml'])
  })

  test('links to folders are not followed, links to files are', () => {
    const links = ['compose.yaml', 'loop'].map((name) => ({ name, kind: 'other' as const }))
    const linked = { ...disk('compose.yaml'), list: (path: string) => (path === '.' ? links : []) }
    expect(findProjects('.', linked).found.map(({ files }) => files)).toEqual([['compose.yaml']])
  })

  test('is bounded', () => {
    const endless = { ...disk(), list: () => ['a', 'b'].map((name) => ({ name, kind: 'directory' as const })) }
    expect(findProjects('.', endless).cut).toBe(true)
  })
})

describe('groupFiles', () => {
  const groups = (given: string[], present: string[] = given) => groupFiles(given, disk(...present)).map(({ kind, files }) => `${kind} ${files.join(' ')}`)

  test.each([
    [['compose.override.yml', 'compose.yaml'], undefined, ['project compose.yaml compose.override.yml']],
    [['./compose.yaml', 'compose.yaml', 'other.yml'], undefined, ['project compose.yaml', 'loose other.yml']],
    [['a/compose.yaml', 'b/compose.override.yaml'], undefined, ['project a/compose.yaml', 'loose b/compose.override.yaml']],
    [
      ['compose.yaml', 'docker-compose.yml', 'compose.prod.yaml'],
      undefined,
      ['project compose.yaml', 'loose docker-compose.yml', 'loose compose.prod.yaml']
    ],
    [['compose.override.yml'], ['compose.yaml', 'compose.override.yml'], ['project compose.yaml compose.override.yml']],
    [['compose.yaml'], ['compose.yaml', 'compose.override.yml'], ['project compose.yaml']],
    [['-'], [], ['loose -']]
  ])('%j, where there is %j', (given, present, expected) => {
    expect(groups(given, present)).toEqual(expected)
  })
})
