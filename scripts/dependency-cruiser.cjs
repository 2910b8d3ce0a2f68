/**
 * The import rules of the house, in one place. Each folder of `electron/`, `drivers/`, `db/` and `renderer/` may
 * import only what stands here; everything else is an error. `scripts/` and `tests/` put things together and may
 * import anything.
 */
const AREAS = {
  basics: '^electron/basics/',
  domain: '^electron/domain/',
  contract: '^electron/contract/',
  ports: '^electron/services/ports(\\.ts$|/)',
  transport: '^drivers/transport/',
  packages: 'node_modules',
};

/** A folder and what it may import beside itself. */
const only = (name, comment, from, allowed, more = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...more },
  to: { pathNot: [from, ...allowed], dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-optional'] },
});

const DEVICES = ['camera', 'card-printer', 'chip-card', 'id-reader', 'paper-printer', 'platform'];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },

    only('basics-alone', 'basics stand below everything.', AREAS.basics, []),
    only('domain', 'domain → basics.', AREAS.domain, [AREAS.basics]),
    {
      name: 'domain-pure',
      comment: 'Pure rules: no node:, no packages; clock, random and codecs come in as arguments.',
      severity: 'error',
      from: { path: AREAS.domain },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'] },
    },
    only('contract', 'contract → domain, basics.', AREAS.contract, [AREAS.domain, AREAS.basics]),
    only('services', 'services → domain, contract, basics, own ports.', '^electron/services/', [
      AREAS.domain,
      AREAS.contract,
      AREAS.basics,
    ]),

    only('transport', 'transport → basics.', AREAS.transport, [AREAS.basics]),
    ...DEVICES.map((device) =>
      only(
        `driver-${device}`,
        'drivers/X → transport, basics; of the domain only types; never another device.',
        `^drivers/${device}/`,
        [AREAS.transport, AREAS.basics, AREAS.domain],
      ),
    ),
    {
      name: 'drivers-domain-types',
      comment: 'A driver knows the words of the domain, not its rules.',
      severity: 'error',
      from: { path: '^drivers/' },
      to: { path: AREAS.domain, dependencyTypesNot: ['type-only'] },
    },
    only('simulator', 'simulator → codecs and types of drivers, basics, words of the domain.', '^drivers/simulator/', [
      '^drivers/',
      AREAS.basics,
      AREAS.domain,
    ]),
    {
      name: 'simulator-no-driver',
      comment: 'A peer on the other side of the wire never runs the driver it answers.',
      severity: 'error',
      from: { path: '^drivers/simulator/' },
      to: { path: '^drivers/(?!simulator/).*driver\\.ts$' },
    },
    {
      name: 'drivers-not-simulator',
      comment: 'Nothing in a driver may know that a device is virtual.',
      severity: 'error',
      from: { path: `^drivers/(${DEVICES.join('|')}|transport)/` },
      to: { path: '^drivers/simulator/' },
    },

    only('db', 'db → domain types, basics.', '^db/', [AREAS.domain, AREAS.basics]),
    {
      name: 'db-domain-types',
      comment:
        "The stores keep what the domain decides; they decide nothing. The audit's catalogue is the table's own shape.",
      severity: 'error',
      from: { path: '^db/' },
      to: { path: AREAS.domain, pathNot: '^electron/domain/audit/', dependencyTypesNot: ['type-only'] },
    },
    only('host', 'host → services, drivers, db, contract, basics.', '^electron/host/', [
      '^electron/services/',
      '^drivers/',
      '^db/',
      AREAS.contract,
      AREAS.basics,
    ]),
    {
      name: 'host-no-virtual-device',
      comment: 'Of the simulator the host knows one thing: the address a training desk is steered by.',
      severity: 'error',
      from: { path: '^electron/host/' },
      to: { path: '^drivers/simulator/', pathNot: '^drivers/simulator/control/(client|control-wire)\\.ts$' },
    },
    only(
      'shell',
      "shell, main → host's channel types, contract, whole files, electron.",
      '^electron/(shell/|main\\.ts$)',
      [
        '^electron/(shell/|main\\.ts$)',
        '^electron/host/channel-types\\.ts$',
        '^electron/basics/whole-file\\.ts$',
        AREAS.contract,
      ],
    ),
    only('preload', 'preload → contract, electron.', '^electron/preload\\.ts$', [AREAS.contract]),
    {
      name: 'electron-only-in-the-shell',
      comment: 'The host, the rules and the screens run without Electron.',
      severity: 'error',
      from: { pathNot: '^(electron/shell/|electron/main\\.ts$|electron/preload\\.ts$|tests/|scripts/)' },
      to: { path: '^(node_modules/electron/|electron$)' },
    },
    only('renderer', 'renderer → contract, domain, basics.', '^renderer/', [
      AREAS.contract,
      AREAS.domain,
      AREAS.basics,
      AREAS.packages,
    ]),
    {
      name: 'renderer-no-node',
      comment: 'The screens run in a browser.',
      severity: 'error',
      from: { path: '^(renderer/(?!vite\\.config)|electron/(domain|contract)/)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-not-tests',
      comment: 'The product never imports its scripts or tests.',
      severity: 'error',
      from: { path: '^(electron|drivers|db|renderer)/' },
      to: { path: '^(tests|scripts)/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|vite\\.(host\\.)?config\\.ts$)' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
