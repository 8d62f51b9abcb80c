import type { ConditionWithValueQuery, LiteralType, Operator, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { malformedQuery } from '../api-error.ts';

export interface Literal {
  type: 'string' | 'number' | 'boolean' | 'null' | 'date' | 'datetime' | 'dateLiteral';
  /** A string's content with its escapes; everything else as written. */
  text: string;
}

export interface Comparison {
  /** `Account.Owner.Name` */
  path: string;
  operator: Operator;
  /** One, or the members of a list. */
  literals: Literal[];
  isList: boolean;
  /** Of a semi-join; the literals are empty then. */
  subquery: Query | undefined;
}

export type ConditionTree =
  | { kind: 'and' | 'or'; parts: ConditionTree[] }
  | { kind: 'not'; part: ConditionTree }
  | { kind: 'test'; test: Comparison };

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Comparison;

/**
 * The parser leaves a chain with counted parentheses; this makes a tree of it.
 * @throws ApiError MALFORMED_QUERY where AND and OR meet without parentheses, as Salesforce does
 */
export function conditionTree(where: WhereClause): ConditionTree {
  const tokens = tokensOf(where);
  const tree = expression(tokens);
  if (tokens.length > 0) throw malformedQuery(`unexpected token: '${nameOf(tokens[0])}'`);
  return tree;
}

export function comparisons(tree: ConditionTree): Comparison[] {
  if (tree.kind === 'test') return [tree.test];
  if (tree.kind === 'not') return comparisons(tree.part);
  return tree.parts.flatMap(comparisons);
}

/** The ids that rows must have by these conditions; undefined where they do not name any. */
export function idsAsked(tree: ConditionTree | undefined): string[] | undefined {
  if (tree === undefined || tree.kind === 'or' || tree.kind === 'not') return undefined;
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  const named = parts.find(
    (part) => part.kind === 'test' && part.test.path.toLowerCase() === 'id' && isById(part.test),
  );
  return named?.kind === 'test' ? named.test.literals.map(({ text }) => unescaped(text)) : undefined;
}

function isById({ operator, literals, subquery }: Comparison): boolean {
  const isOneOf = operator === '=' || operator === 'IN';
  return isOneOf && subquery === undefined && literals.every(({ type }) => type === 'string');
}

function tokensOf(where: WhereClause): Token[] {
  const tokens: Token[] = [];
  let at: WhereClause | undefined = where;
  while (at !== undefined) {
    const { left } = at;
    const isLink: boolean = 'operator' in at;
    const operator = 'operator' in at ? at.operator : undefined;
    if (left === null || !('operator' in left)) {
      // A negation carries its own parentheses, before the NOT.
      tokens.push(...parentheses('(', left?.openParen), 'NOT');
    } else {
      tokens.push(...parentheses('(', left.openParen), comparisonOf(left), ...parentheses(')', left.closeParen));
      if (operator !== undefined) tokens.push(operator);
    }
    at = isLink && 'right' in at ? at.right : undefined;
  }
  return tokens;
}

function parentheses(sign: '(' | ')', count = 0): Token[] {
  return Array.from({ length: count }, () => sign);
}

function expression(tokens: Token[]): ConditionTree {
  const first = operand(tokens);
  const [operator] = tokens;
  if (operator !== 'AND' && operator !== 'OR') return first;
  const parts = [first];
  while (tokens[0] === operator) {
    tokens.shift();
    parts.push(operand(tokens));
  }
  if (tokens[0] === 'AND' || tokens[0] === 'OR') throw malformedQuery(`unexpected token: '${tokens[0]}'`);
  return { kind: operator === 'AND' ? 'and' : 'or', parts };
}

function operand(tokens: Token[]): ConditionTree {
  const token = tokens.shift();
  if (token === 'NOT') return { kind: 'not', part: operand(tokens) };
  if (token === '(') {
    const inner = expression(tokens);
    if (tokens.shift() !== ')') throw malformedQuery("expecting a right parenthesis, found 'EOF'");
    return inner;
  }
  if (token === undefined || typeof token === 'string') throw malformedQuery(`unexpected token: '${nameOf(token)}'`);
  return { kind: 'test', test: token };
}

function nameOf(token: Token | undefined): string {
  return typeof token === 'object' ? token.path : (token ?? '<EOF>');
}

function comparisonOf(condition: Exclude<ConditionWithValueQuery, { operator?: never }>): Comparison {
  if (!('field' in condition)) throw malformedQuery('functions in a WHERE clause are not supported here');
  const { field: path, operator } = condition;
  if ('valueQuery' in condition) {
    return { path, operator, literals: [], isList: true, subquery: condition.valueQuery };
  }
  const { value, literalType } = condition;
  const values = Array.isArray(value) ? value : [value];
  const typeAt = (index: number) => (Array.isArray(literalType) ? literalType[index] : literalType);
  const literals = values.map((text, index) => literalOf(text, typeAt(index)));
  return { path, operator, literals, isList: Array.isArray(value), subquery: undefined };
}

function literalOf(text: string, type: LiteralType | undefined): Literal {
  switch (type) {
    case 'INTEGER':
    case 'DECIMAL':
      return { type: 'number', text };
    case 'INTEGER_WITH_CURRENCY_PREFIX':
    case 'DECIMAL_WITH_CURRENCY_PREFIX':
      return { type: 'number', text: text.slice(3) };
    case 'BOOLEAN':
      return { type: 'boolean', text: text.toLowerCase() };
    case 'NULL':
      return { type: 'null', text };
    case 'DATE':
      return { type: 'date', text };
    case 'DATETIME':
      return { type: 'datetime', text };
    case 'DATE_LITERAL':
    case 'DATE_N_LITERAL':
      return { type: 'dateLiteral', text };
    case 'STRING':
      return { type: 'string', text: text.slice(1, -1) };
    default:
      throw malformedQuery(`unexpected token: '${text}'`);
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** What a string literal stands for. */
export function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gs, (_, sign: string) => escapes[sign.toLowerCase()] ?? sign);
}

/** What a LIKE pattern matches, letters of either case. */
export function likePattern(text: string): RegExp {
  const source = text.replaceAll(
    /\\(.)|([%_])|([^\\%_]+)/gs,
    (_, escaped?: string, wildcard?: string, plain?: string) => {
      if (wildcard !== undefined) return wildcard === '%' ? '.*' : '.';
      return (plain ?? escapes[escaped ?? ''] ?? escaped ?? '').replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    },
  );
  return new RegExp(`^${source}$`, 'isu');
}
