import { expect, test } from 'vitest'
import { load } from '../../src/compose/load.ts'
import { mostWords, socketOf } from '../../src/project/command-ports.ts'
import { imageName, isKnownProgram } from '../../src/project/known-images.ts'
import { project } from '../../src/project/project.ts'
import { mostCommandWords } from '../../src/project/service.ts'
import { currentTarget } from '../../src/project/target.ts'
import { memory } from '../memory.ts'

/** What the one service of a project is taken to listen on. */
function listening(service: string, image = 'a'): string[] {
  const text = `services: {a: {image: "${image}", ${service}}}\n`
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': text }))
  const found = project(loaded, currentTarget, undefined).services[0]!.listening
  return found.map(({ address, ports, protocol, from, sure }) => `${address ? `${address}:` : ''}${ports}/${protocol} ${from} ${sure}`)
}

test.each([
  ['nc -l -p 8080', '8080/tcp command certain'],
  ['nc -lk -p 8080', '8080/tcp command certain'],
  ['nc -u -l -p 53', '53/udp command certain'],
  ['python3 -m http.server', '8000/tcp command certain'],
  ['python -m http.server 9000', '9000/tcp command certain'],
  ['python manage.py runserver 0.0.0.0:8000', '0.0.0.0:8000/tcp command certain'],
  ['gunicorn -b 127.0.0.1:8000 app', '127.0.0.1:8000/tcp command certain'],
  ['gunicorn --bind=:8000 app', '8000/tcp command certain'],
  ['uvicorn app --port 8000', '8000/tcp command certain'],
  ['php -S 0.0.0.0:80', '0.0.0.0:80/tcp command certain'],
  ['redis-server --port 6380', '6380/tcp command certain'],
  ['socat TCP-LISTEN:3200,fork TCP:minio:9000', '3200/tcp command certain'],
  ['--web.listen-address=:9100', '9100/tcp command certain'],
  ['--entrypoints.web.address=:80', '80/tcp command certain'],
  ['--entrypoints.dns.address=:53/udp', '53/udp command certain'],
  ['java -Dserver.port=8081 -jar app.jar', '8081/tcp command likely'],
  ['app --port 8080', '8080/tcp command likely'],
  ["sh -c 'sleep 1 && exec nc -l -p 8080'", '8080/tcp command certain'],
  ['iperf3 -s -p 5202', '5202/tcp command certain']
])('%s listens', (command, found) => {
  expect(listening(`command: ${JSON.stringify(command)}`)).toEqual([found])
})

test.each([
  'mysql --host db --port 3306',
  'app --host=db --port 3306',
  'nc -p 8080 example.com 80',
  'iperf3 -c server -p 5201',
  'wait-for-it.sh db:5432 -- app',
  'redis-cli --port 6379',
  'app --advertise-addr 10.0.0.1:8080',
  'app --upstream web:80',
  'app --ports 80',
  'app -p 8080',
  'app --port ${PORT}',
  'app --port 99999'
])('%s does not', (command) => {
  expect(listening(`command: ${JSON.stringify(command)}`)).toEqual([])
})

test.each([
  ['8080', '8080'],
  [':8080', '8080'],
  ['*:8080', '8080'],
  ['0.0.0.0:8080', '0.0.0.0 8080'],
  ['localhost:8080', '127.0.0.1 8080'],
  ['[::1]:8080', '::1 8080'],
  ['tcp://0.0.0.0:8080', '0.0.0.0 8080'],
  ['http://:80/', '80'],
  ['53/udp', '53'],
  ['80/tcp', '80'],
  ['1', '1'],
  ['65535', '65535'],
  ['0', undefined],
  ['65536', undefined],
  ['web:80', undefined],
  ['1.2.3:80', undefined],
  ['1.2.3.400:80', undefined],
  ['[::g]:80', undefined],
  ['x80', undefined],
  ['80x', undefined],
  ['t://:80', undefined],
  ['scheme://:80', undefined],
  ['80/sctp', undefined],
  ['http://:80/path', undefined]
])('%s is the socket %s', (text, found) => {
  const socket = socketOf(text)
  expect(socket && [socket.address, socket.ports].filter(Boolean).join(' ')).toBe(found)
})

test.each([
  ['netcat -l -p 80', '80/tcp command certain'],
  ['ncat --listen -p 80', '80/tcp command certain'],
  ['ncat --listen --udp -p 80', '80/udp command certain'],
  ['nc -ulp 80', '80/udp command certain'],
  ['iperf3 --server -p 80', '80/tcp command certain'],
  ['env A=1 exec /usr/sbin/sshd -p 2222', undefined],
  ['A=1 exec /usr/sbin/sshd -p 2222', '2222/tcp command certain'],
  ['/sbin/tini -- flask run -p 5000', '5000/tcp command certain'],
  ['python3.12 -m SimpleHTTPServer 81', '81/tcp command certain'],
  ['socat UDP4-RECVFROM:53,fork -', '53/udp command certain'],
  ['socat tcp6-l:54 -', '54/tcp command certain'],
  ['socat - TCP-CONNECT:x:54', undefined],
  ['app --http.port=81', '81/tcp command likely'],
  ['app --web_port 81', '81/tcp command likely'],
  ['app --peer-port 81', undefined],
  ['app -listen 127.0.0.1:81', '127.0.0.1:81/tcp command certain'],
  ['app --grpc.listen-addr=[::]:81', ':::81/tcp command certain'],
  ['app --metrics.address 81', undefined],
  ['app --metrics.addr=*:81', '81/tcp command certain'],
  ['app --http :81/udp', '81/udp command certain'],
  ['app --hostname 0.0.0.0 --port 81', '81/tcp command likely'],
  ['app -h ::1 --port 81', '81/tcp command likely'],
  ['app --host= --port 81', '81/tcp command likely'],
  ['app -h db --port 81', undefined],
  ['app --hostname=db --port 81', undefined],
  ['bash -lc "a; nc -l -p 81 | b"', '81/tcp command certain'],
  ['sh script -c "nc -l -p 81"', undefined],
  ['fish -c "nc -l -p 81"', undefined],
  ['curl --port 81', undefined],
  ['my-python3 -m x -p 81', undefined],
  ['python3.11 -m flask -p 81', undefined],
  ['FLASK_ENV=x flask -p 81', '81/tcp command certain'],
  ['x=1=2 flask -p 81', '81/tcp command certain'],
  ['-flask- flask -p 81', undefined],
  [':80 flask -p 81', undefined],
  ['app --port', undefined],
  // The client's host, and that of a server, which is its own.
  ['app --host db --port 81', undefined],
  ['app --port 81 --host db.example', undefined],
  ['app --host=db --port=81', undefined],
  ['app --host 127.0.0.2 --port 81', '81/tcp command likely'],
  ['app --host 127.0.0.1.example --port 81', undefined],
  ['app --host=* --port 81', '81/tcp command likely'],
  ['app :: --host :: --port 81', '81/tcp command likely'],
  ['app --port 81 -h', '81/tcp command likely'],
  ['app with-h db --port 81', '81/tcp command likely'],
  // Words that are no flags, and values that are no ports.
  ['app port 81', undefined],
  ['app on--listen 81', undefined],
  ['app --=81', undefined],
  ['app --port --verbose', undefined],
  ['app --listen web:81', undefined],
  // Programs whose names only begin or end like those that listen, and words that are another's.
  ['rsync -lp 81', undefined],
  ['ncdu -lp 81', undefined],
  ['app TCP-LISTEN:81', undefined],
  ['--config=x flask -p 81', undefined],
  // A client with a port of its own.
  ['ncat --ssl -p 81 db 80', undefined],
  ['nc -sdb.local -p 81 web 80', undefined],
  // `-w` waits so many seconds.
  ['nc -lw 5 -p 81', '81/tcp command certain'],
  // What a variable may bring is a flag, or another program.
  ['$APP --port 81', undefined],
  ['nc -l -p 81 $MORE', undefined]
])('%s: %s', (command, found) => {
  expect(listening(`command: ${JSON.stringify(command)}`)).toEqual(found === undefined ? [] : [found])
})

test('a command of flags alone is for the program of the image', () => {
  expect(listening('command: -p 1884', 'registry.example:5000/team/mosquitto:2')).toEqual(['1884/tcp command certain'])
  expect(listening('command: -p 1884', 'mosquitto/team')).toEqual([])
  expect(listening('command: --port 81', 'team/curl')).toEqual([])
  expect(listening('command: ":80 -l 81"', 'team/serve')).toEqual(['81/tcp command certain'])
  expect(listening('command: --port 81', '${IMAGE}')).toEqual(['81/tcp command likely'])
  expect(listening('entrypoint: [mosquitto], command: -p 1884')).toEqual(['1884/tcp command certain'])
  const built = project(load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': 'services: {a: {build: ., command: --port 81}}\n' })), currentTarget, undefined)
  expect(built.services[0]!.listening).toMatchObject([{ from: 'command', sure: 'likely' }])
})

test('a command is read up to a length that nobody writes by hand', () => {
  const words = (count: number): string => Array.from({ length: count }, (_, i) => (i === 0 ? 'app' : i === 1 ? '--port' : '81')).join(' ')
  expect(listening(`command: ${words(mostWords)}`)).toEqual(['81/tcp command likely'])
  expect(listening(`command: ${words(mostWords + 1)}`)).toEqual([])
})

test('what a command says is not known where it has more words than are read', () => {
  const command = (count: number) => {
    const text = `services: {a: {image: a, command: ${'x '.repeat(count).trim()}}}\n`
    const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': text }))
    return project(loaded, currentTarget, undefined).services[0]!.command
  }
  expect(command(mostCommandWords - 1).every(({ value }) => value === 'x')).toBe(true)
  expect(command(mostCommandWords + 1).some(({ value }) => value !== undefined)).toBe(false)
  // At the limit nobody can tell whether there are more.
  expect(command(mostCommandWords).some(({ value }) => value !== undefined)).toBe(false)
})

test('a command that is taken away leaves the image its own', () => {
  expect(listening('command: ~', 'nginx')).toEqual(['80/tcp image likely'])
  expect(listening('command: [], entrypoint: ~', 'nginx')).toEqual(['80/tcp image likely'])
})

test.each([
  ['app --port 81', '81', 'its command says --port 81'],
  ['app --port=81', '--port=81', 'its command says --port=81'],
  ['python -m http.server 81', '81', 'its command says http.server 81'],
  ['python -m http.server', 'http.server', 'its command says http.server'],
  ['python -m http.server --cgi', 'http.server', 'its command says http.server'],
  ['socat TCP-LISTEN:81,fork -', 'TCP-LISTEN:81,fork', 'its command says TCP-LISTEN:81']
])('%s says so at %s', (command, place, evidence) => {
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': `services: {a: {image: a, command: ${JSON.stringify(command)}}}\n` }))
  const found = project(loaded, currentTarget, undefined).services[0]!.listening
  expect(found.map(({ origin: { file, start, end }, evidence }) => [file.text.slice(start, end), evidence])).toEqual([[place, evidence]])
})

test('what a healthcheck asks is what shows that it listens', () => {
  const text = 'services: {a: {image: a, healthcheck: {test: curl http://localhost:81/}}}\n'
  const loaded = load({ files: ['compose.yaml'], directory: '.', shell: {}, envFiles: undefined, profiles: [], name: 'app' }, memory({ 'compose.yaml': text }))
  expect(project(loaded, currentTarget, undefined).services[0]!.listening).toMatchObject([{ evidence: 'its healthcheck asks there' }])
})

test('conventions are less sure than what is said', () => {
  expect(listening('environment: {PORT: 3000}')).toEqual(['3000/tcp environment likely'])
  expect(listening('environment: {LISTEN_ADDRESS: "127.0.0.1:3000"}')).toEqual(['127.0.0.1:3000/tcp environment likely'])
  expect(listening('environment: {GF_SERVER_HTTP_PORT: 3001}')).toEqual(['3001/tcp environment likely'])
  expect(listening('expose: ["53/udp"]')).toEqual(['53/udp expose likely'])
  expect(listening('healthcheck: {test: curl -f http://localhost/}')).toEqual(['80/tcp healthcheck likely'])
  expect(listening('healthcheck: {test: [CMD, nc, -z, localhost, "8080"]}')).toEqual(['8080/tcp healthcheck likely'])
  expect(listening('healthcheck: {test: curl -f http://db:8080/}')).toEqual([])
})

test.each<[test: string, found: readonly string[]]>([
  ['curl https://localhost/', ['443/tcp healthcheck likely']],
  ['curl http://[::1]:81/health', ['81/tcp healthcheck likely']],
  ['curl localhost:81 || curl 127.0.0.1:82', ['81/tcp healthcheck likely', '82/tcp healthcheck likely']],
  ['nc -z 0.0.0.0 81', ['81/tcp healthcheck likely']],
  ['nc -z localhost 81x', []],
  ['ping localhost', []],
  ['curl http://localhost:0/', []],
  ['curl http://localhost:70000/', []],
  ['curl http://localhost.example:81/', []],
  ['curl http://localhost:$PORT/', []]
])('a healthcheck asks on localhost: %s', (test, found) => {
  expect(listening(`healthcheck: {test: ${JSON.stringify(test)}}`)).toEqual(found)
})

test('a variable for a client is none for a server', () => {
  expect(listening('environment: {DB_PORT: 5432, SMTP_PORT: 25}')).toEqual([])
  expect(listening('environment: {SERVER_HOST: example.com, SERVER_PORT: 80}')).toEqual([])
  expect(listening('environment: {serverIP: 10.0.0.1, serverPort: 8266}')).toEqual([])
  expect(listening('environment: {HTTP_PORT: $UNSET}')).toEqual([])
})

test('a port is named once, for the surest reason', () => {
  expect(listening('ports: ["80:8080"], expose: ["8080"], environment: {PORT: 8080}, command: nc -l -p 8080')).toEqual(['8080/tcp command certain'])
  expect(listening('ports: ["8080:8080"], command: app --port 8080')).toEqual(['8080/tcp ports certain'])
})

test('a port that was moved to where it is published is not where it was', () => {
  expect(listening('ports: ["89:80"], environment: {WEB_PORT: 89}')).toEqual(['89/tcp environment likely'])
  expect(listening('ports: ["89:80"], environment: {WEB_PORT: 3000}')).toEqual(['80/tcp ports certain', '3000/tcp environment likely'])
  // What a variable was to say nobody knows.
  expect(listening('ports: [{target: 80, protocol: "${PROTOCOL}"}]')).toEqual([])
})

test('an image listens where it always does, unless anything may have changed that', () => {
  const sonarr = 'lscr.io/linuxserver/sonarr:4'
  expect(listening('scale: 1', sonarr)).toEqual(['8989/tcp image likely'])
  expect(listening('environment: {SONARR_PORT: 9000}', sonarr)).toEqual([])
  expect(listening('command: sleep 1', sonarr)).toEqual([])
  expect(listening('scale: 1', 'nginx')).toEqual(['80/tcp image likely'])
  expect(listening('volumes: [./nginx.conf:/etc/nginx/nginx.conf]', 'nginx')).toEqual([])
})

test('registry, owner and tag of an image', () => {
  expect(imageName('nginx')).toBe('nginx')
  expect(imageName('docker.io/library/nginx:1.27')).toBe('nginx')
  expect(imageName('registry.example:5000/acme/app:1@sha256:00')).toBe('acme/app')
  expect(imageName('localhost/app')).toBe('app')
})

test('programs are known by the last word of their images', () => {
  expect(['nginx', 'home-assistant', 'postgres', 'homeassistant/home-assistant', 'no-such-thing', ''].map(isKnownProgram)).toEqual([true, true, true, false, false, false])
})
