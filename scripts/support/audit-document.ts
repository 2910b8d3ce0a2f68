import { AUDIT_SUBJECTS } from '#domain/audit/catalogue.ts';
import type { AuditEventDefinition, AuditEvents } from '#domain/audit/event.ts';

/** The program of the document that proves an export without this product: Node 20 or newer, no packages. */
const VERIFIER = String.raw`// node verify.mjs <export.jsonl> [<public key of the station>]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const hash = (name, ...parts) => parts.reduce((h, part) => h.update(part), createHash(name)).digest('hex');

// SM2: the curve of GB/T 32918.5, points as [x, y], null is infinity.
const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const a = p - 3n;
const b = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;
const G = [
  0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
];
const mod = (x) => ((x % p) + p) % p;
const inverse = (x) => {
  let [r, s, u, v] = [mod(x), p, 1n, 0n];
  while (r > 1n) [r, s, u, v] = [s % r, r, v - (s / r) * u, u];
  return mod(u);
};
const add = (P, Q) => {
  if (P === null) return Q;
  if (Q === null) return P;
  if (P[0] === Q[0] && P[1] !== Q[1]) return null;
  const slope = P[0] === Q[0] ? (3n * P[0] * P[0] + a) * inverse(2n * P[1]) : (Q[1] - P[1]) * inverse(Q[0] - P[0]);
  const x = mod(slope * slope - P[0] - Q[0]);
  return [x, mod(slope * (P[0] - x) - P[1])];
};
const times = (k, P) => {
  let sum = null;
  for (; k > 0n; k >>= 1n, P = add(P, P)) if (k & 1n) sum = add(sum, P);
  return sum;
};
const hex = (x) => x.toString(16).padStart(64, '0');
const signed = (text, signature, key) => {
  const id = Buffer.from('1234567812345678').toString('hex');
  const z = hash('sm3', Buffer.from('0080' + id + hex(a) + hex(b) + hex(G[0]) + hex(G[1]) + key.slice(2), 'hex'));
  const e = BigInt('0x' + hash('sm3', Buffer.from(z, 'hex'), text));
  const [r, s] = [BigInt('0x' + signature.slice(0, 64)), BigInt('0x' + signature.slice(64))];
  const P = [BigInt('0x' + key.slice(2, 66)), BigInt('0x' + key.slice(66))];
  const point = add(times(s, G), times((r + s) % n, P));
  return point !== null && r > 0n && s > 0n && (e + point[0]) % n === r;
};

const must = (good, what) => {
  if (!good) {
    console.log('BAD: ' + what);
    process.exit(1);
  }
};

const [file, pinned] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const lines = text.split('\n').slice(0, -1);
const { manifest, publicKey, signature } = JSON.parse(lines.pop());
must(pinned === undefined || pinned === publicKey, 'the key is not the one the station is known by');
must(signed(manifest, signature, publicKey), 'the signature of the file');
const { firstRow, lastRow, before, sm3, signatures } = JSON.parse(manifest);
must(hash('sm3', lines.map((line) => line + '\n').join('')) === sm3, 'the rows are not those that were signed');

let chain = before;
const chains = new Map();
lines.forEach((line, i) => {
  const row = JSON.parse(line);
  const columns = [row.event, row.actor, row.window, row.sessionId];
  const content =
    row.algorithm === 'sm3'
      ? [chain, row.id, row.at, ...columns, row.person, row.detail].join('\n')
      : JSON.stringify([chain, row.at, ...columns, row.detail]);
  must(row.id === firstRow + i, 'row ' + (firstRow + i) + ' is missing');
  must(hash(row.algorithm === 'sm3' ? 'sm3' : 'sha256', content) === row.chain, 'row ' + row.id);
  chain = row.chain;
  chains.set(row.id, chain);
});
must(lines.length === lastRow - firstRow + 1, 'the last rows are missing');
for (const one of signatures) {
  must(chains.get(one.lastRow) === one.chain, 'the rows up to ' + one.lastRow + ' are not those of their day');
  const signedRows = ['instant-card-kiosk audit', one.day, one.lastRow, one.chain].join('\n');
  must(signed(signedRows, one.signature, one.publicKey), 'the signature of ' + one.day);
}
console.log('good: ' + lines.length + ' rows, ' + signatures.length + ' daily signatures, key ' + publicKey);
`;

const WHO: Readonly<Record<AuditEventDefinition['who'], string>> = {
  staff: '工作人员 · staff',
  'two-people': '两人 · two people',
  applicant: '申领人 · applicant',
  station: '设备 · station',
  command: '命令 · command',
};

const SUBJECTS: Readonly<Record<keyof typeof AUDIT_SUBJECTS, string>> = {
  session: '办理 · Sessions',
  application: '申请 · Applications',
  material: '材料 · Papers',
  card: '制卡 · Cards',
  stock: '库存 · Stock',
  account: '账号 · Accounts',
  seat: '登录 · Signing in',
  recovery: '恢复 · Recovery',
  station: '设备 · Station',
  diagnostics: '设备测试 · Tests of devices',
  line: '平台与数据 · Platform line and database',
  console: '设备通信与日志 · Lines of the devices and logs',
  settings: '设置 · Settings',
};

const fieldsOf = ({ fields }: AuditEventDefinition): string =>
  Object.entries(fields)
    .map(([name, { zh, en }]) => `\`${name}\` ${zh} · ${en}`)
    .join('<br>');

const table = (subject: keyof typeof AUDIT_SUBJECTS): string => {
  const events: AuditEvents = AUDIT_SUBJECTS[subject];
  return [
    `### ${SUBJECTS[subject]}`,
    '',
    '| 事件 event | 谁 who | 内容 what | 细目 details |',
    '| --- | --- | --- | --- |',
    ...Object.entries(events).map(
      ([id, definition]) =>
        `| \`${id}\` | ${WHO[definition.who]} | ${definition.text.zh}<br>${definition.text.en} | ${fieldsOf(definition)} |`,
    ),
    '',
  ].join('\n');
};

/** The auditor's document, in Markdown: what is recorded, how it is bound, and how to prove it without this product. */
export const auditDocument = (): string => `<!-- Generated by scripts/generate-audit-document.ts. Do not edit. -->

# 审计说明 · The audit of the instant card kiosk

## 记录什么 · What is recorded

每一条记录说明：谁、何时、在哪个窗口、对哪次办理、做了什么。记录只增不改；本程序从不删除审计记录（保留期限不少于
24 个月的要求由此满足）。A row says who did what, when, at which window, in which session. Rows are only ever added; the
kiosk never deletes one, so they are there for longer than the 24 months asked for. Where a row belongs to a change of a
session or of the stock it is written in the transaction of that change: there is none without the other.

| 列 column | 内容 what |
| --- | --- |
| \`id\` | 序号，从 1 起，不间断 · number, from 1, without gaps |
| \`at\` | 时间，1970-01-01 UTC 起的毫秒数 · milliseconds since 1970-01-01 UTC |
| \`event\` | 事件（见下表）· event, from the tables below |
| \`actor\` | 工号，两人时为两个工号；或 \`applicant\`、\`station\`、\`command\` · staff number, two of them where it took two people |
| \`window\` | \`teller\`、\`applicant\`、\`command\`、\`host\` |
| \`sessionId\` | 办理编号，没有则为空 · session, or null |
| \`person\` | 公民身份号码的密钥散列（HMAC-SM3，密钥只在本机），用于判断两条记录是否同一人 · keyed hash of the identity number |
| \`detail\` | 细目，JSON 文本；只有下表列出的项目，不含个人信息 · details as JSON text, only those listed, nothing personal |
| \`algorithm\` | \`sm3\`；改用 SM3 之前的记录为 \`sha-256\` · \`sha-256\` for rows from before the change to SM3 |
| \`chain\` | 链值，64 位十六进制 · chain value, 64 hexadecimal digits |

## 如何绑定 · How rows are bound

- 链值 = SM3（GB/T 32905）；输入为 UTF-8 文本，九行，以 U+000A 分隔、末尾无换行：前一条的链值、\`id\`、\`at\`、\`event\`、\`actor\`、
  \`window\`、\`sessionId\`、\`person\`、\`detail\`；为空的列是空行；各列不含换行。第一条之前是 64 个 \`0\`。
  The chain value is the SM3 of nine lines separated by U+000A: the value before, then the columns in this order; what is
  null is an empty line. 64 zeros stand before the first row.
- 改用 SM3 之前的记录保持原样：SHA-256，输入为 JSON 数组文本（前一链值、\`at\`、\`event\`、\`actor\`、\`window\`、\`sessionId\`、\`detail\`）；
  第一条 SM3 记录接在最后一条之后。Rows from before the change keep their values (SHA-256 of a JSON array); the first
  SM3 row stands on the last of them. After it no \`sha-256\` row is good.
- 每日签名：每天结束后（或下次启动时）以及程序关闭时，用本机 SM2 密钥（GB/T 32918，用户标识 \`1234567812345678\`）对四行文本签名：
  \`instant-card-kiosk audit\`、日期、最后一条的 \`id\`、其链值。签名覆盖到该条为止的全部记录。
  Each day when it is over (or at the next start), and when the kiosk closes, four lines are signed with the station's SM2
  key: the words above, the day, the number of the last row, its chain value.
- 本机公钥见事件 \`station.key-made\`；私钥在状态目录的 \`station.key\` 或环境变量 \`KIOSK_STATION_KEY\` 中。请在启用设备时登记公钥。
  Note the public key (event \`station.key-made\`) when the station is put into service.

## 能证明什么 · What this proves

到最后一个签名为止，任何一条记录被改动、删除、插入或调换都会被发现，除非有人同时掌握本机数据库密钥和签名密钥。最后一个签名之后
（通常是当天）的记录只受链的保护。因此请定期导出，并把导出文件保存在本机之外。
Up to the last signature no row can be changed, dropped, added or moved without being found, unless by somebody who has
both the database's key and the station's. Rows after it, today's as a rule, are held by the chain alone. Export regularly
and keep the files elsewhere: against them a later forgery shows, whoever made it.

## 命令 · Commands

- \`npm run audit -- verify\`：核验全部记录和签名，指出第一条有问题的记录；有问题时退出码为 1。
- \`npm run audit -- export --from 20260101 --to 20260131\`：导出为签名文件，每行一条记录，最后一行为清单和签名。
- \`npm run audit -- document\`：本说明。

## 个人信息 · Personal data

审计、日志和导出文件中没有姓名、证件号码、电话、住址、银行卡号、密码和照片。照片、扫描件、签名和办理中的个人信息加密保存，办理结束
\`privacy.keepDays\` 天后（默认 7 天；卡留在柜台等待领取时 \`privacy.keepLeftCardDays\` 天，默认 90 天）按规则删除，删除有记录
（表 \`deletions\`，事件 \`privacy.deleted\`）。未结清的办理、暂存的办理和未送达平台的调用不删除。
There is no name, number, phone, address, card number, PIN or picture in audit, log or export. Pictures and the personal
part of a session are encrypted and deleted by rule so many days after its end, with a record of the deletion.

## 不用本程序核验 · Proof without this product

把下面的程序存为 \`verify.mjs\`，用 Node 20 或更新版本运行：\`node verify.mjs <导出文件> [<登记的公钥>]\`。
Save this as \`verify.mjs\` and run it with Node 20 or newer.

\`\`\`js
${VERIFIER}\`\`\`

## 事件目录 · The events

${Object.keys(AUDIT_SUBJECTS)
  .map((subject) => table(subject as keyof typeof AUDIT_SUBJECTS))
  .join('\n')}`;
