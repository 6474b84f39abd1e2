// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the cases are code.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import en from '../../../messages/en.json' with { type: 'json' };
import { checkoutFolder } from '../../settings.ts';

/** A node of the syntax tree, as far as it is looked at here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [part: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;
const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);
const part = (node: Node | undefined, name: string): Node | undefined => nodesIn(node?.[name])[0];

const texts: Readonly<Record<string, string>> = en;
/** A text after which something may follow: it is a sentence, or names what follows. */
const ends = (text: string) => /[.!?:,]\}*$/.test(text);

/** The expressions that one expression may turn into. */
function outcomes(node: Node | undefined): Node[] {
  if (node?.type === 'ConditionalExpression')
    return [...outcomes(part(node, 'consequent')), ...outcomes(part(node, 'alternate'))];
  if (node?.type === 'LogicalExpression') return outcomes(part(node, 'right'));
  return node ? [node] : [];
}

/** The texts of the catalogue that a call of `t` may give; null when it is none. */
function asked(node: Node): string[] | null {
  const callee = part(node, 'callee');
  if (node.type !== 'CallExpression' || !callee) return null;
  const [name, owner] = [part(callee, 'property')?.name, part(callee, 'object')];
  const keys = outcomes(nodesIn(node.arguments)[0]).map(({ value }) => String(value));
  if (name === 'of' && (owner?.name === 't' || part(owner, 'property')?.name === 't')) {
    const members = outcomes(nodesIn(node.arguments)[1]).map(({ value }) => value);
    const known = members.every((member) => typeof member === 'string');
    const belongs = (key: string) =>
      keys.some((family) =>
        known ? members.some((member) => key === `${family}.${member}`) : key.startsWith(`${family}.`),
      );
    return Object.keys(texts).flatMap((key) => (belongs(key) ? (texts[key] ?? '') : []));
  }
  if (callee.name !== 't' && name !== 't') return null;
  return keys.map((key) => texts[key] ?? '');
}
const speaks = (node: Node | undefined) => outcomes(node).flatMap((one) => asked(one) ?? []);

/** Elements that begin a line of their own, or show no words. */
const apart =
  /^(p|ul|ol|dl|div|form|details|table|br|small|svg|input|progress|textarea|select|h\d|Icon|Supports|Fault)$/;
const nameOf = (node: Node) => String(part(part(node, 'openingElement'), 'name')?.name ?? '');
/** Whether words stand at the edge of a node, in the same line as what is beside it. */
function flows(node: Node, edge: 0 | -1): boolean {
  if (node.type === 'JSXExpressionContainer')
    return outcomes(part(node, 'expression')).some((one) =>
      one.type.startsWith('JSX') ? flows(one, edge) : one.type !== 'Literal',
    );
  if (node.type === 'JSXFragment') {
    const last = childrenOf(node).at(edge);
    return last !== undefined && flows(last, edge);
  }
  if (node.type !== 'JSXElement' || apart.test(nameOf(node))) return false;
  const last = childrenOf(node).at(edge);
  return last === undefined || last.type !== 'JSXText' || /\p{L}/u.test(String(last.value));
}
const said = (node: Node): string[] =>
  node.type === 'JSXExpressionContainer' ? speaks(part(node, 'expression')) : [];

/** The children that show something: a space alone shows nothing. */
const childrenOf = (node: Node): Node[] =>
  nodesIn(node.children).filter((child) => {
    if (child.type === 'JSXText') return /\S/.test(String(child.value));
    return !/^\s*$/.test(String(part(child, 'expression')?.value ?? '-'));
  });

/** What is wrong at a node: words that are in no catalogue, texts that are put together. */
function faultOf(node: Node): string | null {
  if (node.type === 'JSXText' && /[\p{L},:;!?]/u.test(String(node.value)))
    return 'words outside the catalogues';
  if (
    node.type === 'JSXAttribute' &&
    /^(title|aria-label|alt|placeholder|label)$/.test(String(part(node, 'name')?.name))
  )
    return part(node, 'value')?.type === 'Literal' ? 'words outside the catalogues' : null;
  if (node.type === 'BinaryExpression' && node.operator === '+')
    return [...speaks(part(node, 'left')), ...speaks(part(node, 'right'))].length > 0 ? 'joined by +' : null;
  if (node.type === 'TemplateLiteral') {
    const given = nodesIn(node.expressions).flatMap(speaks);
    const bare = nodesIn(node.quasis).every(({ value }) =>
      /^( · |\s)*$/.test((value as { raw: string }).raw),
    );
    const whole =
      given.every(ends) ||
      nodesIn(node.quasis)
        .slice(1, -1)
        .every(({ value }) => / · /.test((value as { raw: string }).raw));
    return given.length > 0 && !(bare && whole) ? 'joined in a template' : null;
  }
  if (!node.type.startsWith('JSX')) return null;
  const children = childrenOf(node);
  const joined = children.some((child, index) => {
    const next = children[index + 1];
    if (!next) return false;
    const before = said(child);
    const runsOn = before.length > 0 && !before.every(ends) && flows(next, 0);
    const runsInto = before.length === 0 && flows(child, -1) && said(next).length > 0;
    return runsOn || runsInto;
  });
  return joined ? 'joined to what stands beside it' : null;
}

function faultsIn(name: string, source: string): string[] {
  const faults: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    const fault = faultOf(value);
    if (fault) faults.push(`${name}:${source.slice(0, value.start).split('\n').length} ${fault}`);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(parseSync(name, source, { preserveParens: false }).program);
  return faults;
}

test.each([
  ['<p>Hello</p>', 1],
  ['<p title="Hello">{x}</p>', 1],
  ["<p>{t('paper.leads')} <a>{x}</a></p>", 1],
  ["<p>{x} {t('voice.reply')}</p>", 1],
  ["<p>{t('account.email')} <bdi>{x}</bdi></p>", 0],
  ["<p>{t('paper.leads')} · <a>{x}</a></p>", 0],
  ["<p>{t('paper.leads')}<br />{x}</p>", 0],
  ['<p>{x}, {y}</p>', 1],
  ["<p>{x && <Icon />} {t('voice.reply')}</p>", 0],
  ["<p>{x && (<>· <b>{x}</b></>)} {t('voice.reply')}</p>", 1],
  ["<p>{t('voice.reply')} {x && (<>· <b>{x}</b></>)}</p>", 0],
  ["<p><Icon name={x} /> {t('voice.reply')}</p>", 0],
  ["t('voice.reply') + x", 1],
  ["`${t('voice.reply')} ${x}`", 1],
  ["`${t('amend.gone')} ${x}`", 0],
  ["`${t.of('work', kind)} · ${x}`", 0],
])('of %s the check says %s', (code, faults) => {
  expect(faultsIn('case.tsx', code)).toHaveLength(faults);
});

test('every text on a screen is a whole one of the catalogues', () => {
  const folder = path.join(checkoutFolder, 'src/web');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\./.test(name),
  );
  expect(files.flatMap((name) => faultsIn(name, readFileSync(path.join(folder, name), 'utf8')))).toEqual([]);
});
