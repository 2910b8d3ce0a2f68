import { z } from 'zod';
import {
  CALL_NAMES,
  type CallSpec,
  CHANGING_REFUSALS,
  COMMON_REFUSALS,
  callSpec,
  IDEMPOTENCY_HEADER,
  OUTLET_HEADER,
  refusal,
  STATION_HEADER,
} from './calls.ts';
import { REFUSALS, type RefusalCode } from './refusals.ts';

type Json = { readonly [key: string]: unknown };

/** The contract as an OpenAPI 3.1 document, made of the schemas and nothing else. */
export const openApiDocument = (): Json => {
  const components: Record<string, unknown> = {};
  const schemaOf = (schema: z.ZodType): unknown => hoist(z.toJSONSchema(schema, { io: 'input' }), components);
  const refusalSchema = schemaOf(refusal);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const name of CALL_NAMES) {
    const spec: CallSpec = callSpec(name);
    const path = spec.path.replace(':id', '{id}');
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(name, spec, schemaOf, refusalSchema) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Social security card platform, station interface',
      version: '1',
      description:
        'Bytes are upper-case hexadecimal, pictures base64, dates YYYYMMDD, instants epoch milliseconds. ' +
        'HTTPS with mutual authentication; the station certificate names station and outlet. ' +
        'Calls with an idempotency key answer again under the same key and do nothing twice.',
    },
    paths,
    components: { schemas: components },
  };
};

const operation = (
  name: string,
  spec: CallSpec,
  schemaOf: (schema: z.ZodType) => unknown,
  refusalSchema: unknown,
): Json => ({
  operationId: name,
  summary: spec.summary,
  parameters: [
    header(STATION_HEADER, 'Station id'),
    header(OUTLET_HEADER, 'Number of the outlet'),
    ...(spec.changing ? [header(IDEMPOTENCY_HEADER, 'Session, step and attempt')] : []),
    ...(spec.path.includes(':id') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
  ],
  ...(spec.method === 'GET' ? {} : { requestBody: { required: true, content: json(schemaOf(spec.request)) } }),
  responses: {
    200: { description: 'Done', content: json(schemaOf(spec.answer)) },
    ...refusalResponses(
      [...spec.refusals, ...COMMON_REFUSALS, ...(spec.changing ? CHANGING_REFUSALS : [])],
      refusalSchema,
    ),
  },
});

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

const json = (schema: unknown): Json => ({ 'application/json': { schema } });

/** One response per HTTP status, naming the codes that come with it. */
const refusalResponses = (codes: readonly RefusalCode[], schema: unknown): Json => {
  const byStatus = Map.groupBy(codes, (code) => REFUSALS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [status, { description: list.join(', '), content: json(schema) }]),
  );
};

/** Moves the named schemas of a JSON schema into the document's components. */
const hoist = (schema: Json, components: Record<string, unknown>): unknown => {
  const { $defs = {}, $schema: _, ...rest } = schema;
  for (const [id, definition] of Object.entries($defs as Json)) components[id] ??= refer(definition);
  return refer(rest);
};

/** `#/$defs/X` → `#/components/schemas/X`, wherever it stands. */
const refer = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(refer);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : refer(inner),
    ]),
  );
};
