import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { charts } from './charts/index.ts';
import { storySchema, timelineSchema } from './schema.ts';

type Json = { [key: string]: unknown };

/** A Valibot schema as JSON Schema; checks that JSON Schema has no word for are left to our own check. */
function published(schema: GenericSchema, title: string): Json {
  return { ...(toJsonSchema(schema, { errorMode: 'ignore' }) as Json), title };
}

const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The published JSON Schemas by file name, unformatted. */
export function schemaFiles(): Record<string, string> {
  const story = published(storySchema as GenericSchema, 'The words of a story');
  const kinds = Object.keys(charts);
  const entry = ((story.properties as Json | undefined)?.charts as { additionalProperties?: { properties?: Json } } | undefined)
    ?.additionalProperties;
  if (entry?.properties && kinds.length > 0) entry.properties.kind = { type: 'string', enum: kinds };
  return {
    'timeline.schema.json': written(published(timelineSchema as GenericSchema, 'The facts of a story')),
    'story.schema.json': written(story)
  };
}
