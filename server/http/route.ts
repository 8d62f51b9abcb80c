import type { z } from 'zod';
import type { AgentActor, PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Permission } from '#domain/shared/permission.ts';
import type { Context } from '#use-cases/context.ts';

interface ActorOf {
  agent: AgentActor;
  person: PersonActor;
}
export type CallerKind = keyof ActorOf;

/** One HTTP operation: who may, what in, what out, and one call. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Express path, parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly caller: CallerKind;
  readonly permission: Permission;
  readonly params: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  readonly reply: z.ZodType;
  /** Parses what arrived, calls, and checks that nothing undeclared leaves. */
  readonly run: (ctx: Context, actor: AgentActor | PersonActor, arrived: Arrived) => Promise<unknown>;
}

export interface Arrived {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

interface Definition<
  K extends CallerKind,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  method: Route['method'];
  path: string;
  summary: string;
  caller: K;
  permission: Permission;
  params?: P;
  query?: Q;
  body?: B;
  reply: R;
  handle: (
    ctx: Context,
    actor: ActorOf[K],
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
  ) => Promise<z.input<R>>;
}

/** Keeps a definition's types together; the application only sees `Route`. */
export function route<
  K extends CallerKind,
  R extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(definition: Definition<K, P, Q, B, R>): Route {
  const { params, query, body, reply, handle, caller, ...named } = definition;
  return {
    ...named,
    caller,
    params,
    query,
    body,
    reply,
    run: async (ctx, actor, arrived) => {
      if (actor.kind !== caller) throw forbidden();
      const input = parseAll({ params, query, body }, arrived) as Parameters<typeof handle>[2];
      return reply.parse(await handle(ctx, actor as ActorOf[K], input));
    },
  };
}

export function forbidden(): Fault {
  return new Fault('forbidden', 'Your role does not include this. Ask an admin of your company.');
}

type Parts = Readonly<Record<'params' | 'query' | 'body', z.ZodType | undefined>>;

/** Parses all three before refusing, so that one answer names every mistake. */
function parseAll(schemas: Parts, arrived: Arrived) {
  const errors: { pointer: string; detail: string }[] = [];
  const parsed: Record<string, unknown> = {};
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = schemas[part];
    if (schema === undefined) continue;
    const result = schema.safeParse(arrived[part]);
    if (result.success) parsed[part] = result.data;
    else errors.push(...result.error.issues.map((issue) => mistake(part, issue)));
  }
  if (errors.length === 0) return parsed;
  const message = `The request has ${errors.length === 1 ? 'a mistake' : `${errors.length} mistakes`}; see errors.`;
  throw new Fault('request_malformed', message, { errors: errors.slice(0, 50) });
}

export function mistake(part: string, issue: { path: PropertyKey[]; message: string }) {
  const escaped = issue.path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  const prefix = part === 'body' ? '' : `/${part}`;
  return { pointer: plain([prefix, ...escaped].join('/'), 300), detail: plain(issue.message, 500) };
}

/** Names that the caller chose stand in these texts: cut, and free of what neither JSON nor PostgreSQL can hold. */
function plain(text: string, lengthMax: number): string {
  return text.slice(0, lengthMax).toWellFormed().replaceAll('\u0000', '\ufffd');
}
