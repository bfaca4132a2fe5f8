import type { Story } from '../story/schema.ts';
import { schemaFiles } from '../story/published.ts';
import { tableOf } from '../story/table.ts';
import type { InterfaceWords } from '../words/en.ts';
import { plain } from './article.ts';

/** A column of a table, or a field of the facts, explained. */
export interface Entry {
  /** name of the column in the file, or the path of the field: `facts[].date` */
  name: string;
  meaning: string;
  /** what its numbers count or measure; null where it has none */
  unit: string | null;
  /** text, number, yes or no, list ...; for a column, text or number */
  type: string;
  /** the values that it can have, where they are few */
  values: string[] | null;
  required: boolean;
}

export interface TableFile {
  file: string;
  step: string;
  chapter: string;
  title: string;
  rows: number;
  columns: Entry[];
}

interface Json {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json | Json[];
  prefixItems?: Json[];
  additionalProperties?: Json | boolean;
  anyOf?: Json[];
  oneOf?: Json[];
}

const kindOf = (schema: Json, types: Record<string, string>): string => {
  const all = schema.anyOf ?? schema.oneOf;
  if (all) return [...new Set(all.map((one) => kindOf(one, types)))].join(', ');
  const own = schema.type ?? typeof (schema.const ?? schema.enum?.[0] ?? {});
  return [own]
    .flat()
    .map((type) => types[type] ?? type)
    .join(', ');
};

/**
 * The fields of the published facts, read off the schema that checks them, so that none can be forgotten. What a field means
 * is one table of the interface words: by its path, or by its name alone where it means the same wherever it stands.
 * Throws when it is in neither.
 */
export function factFields(words: InterfaceWords): Entry[] {
  const { fields, fieldUnits, types } = words.dataPage;
  const schema = JSON.parse(schemaFiles()['timeline.schema.json']!) as Json;
  const found: Entry[] = [];
  const told = (path: string): string => {
    // The longest end of the path that is explained.
    const parts = path.replaceAll('[]', '').split('.');
    for (let i = 0; i < parts.length; i++) {
      const meaning = fields[parts.slice(i).join('.')];
      if (meaning) return meaning;
    }
    throw new RangeError(`the field "${path}" is explained nowhere: add it to "fields" of the words`);
  };
  const walk = (at: Json, path: string): void => {
    for (const one of at.anyOf ?? at.oneOf ?? []) {
      const kind = one.properties?.kind?.const;
      walk(one, typeof kind === 'string' && path.startsWith('series') ? `series.${kind}` : path);
    }
    if (at.items && !Array.isArray(at.items)) walk(at.items, `${path}[]`);
    if (typeof at.additionalProperties === 'object') walk(at.additionalProperties, path);
    for (const [key, inner] of Object.entries(at.properties ?? {})) {
      if (path === '' && unpublished.has(key)) continue;
      const here = path ? `${path}.${key}` : key;
      const plainly = inner.anyOf?.find((one) => one.enum) ?? inner;
      const values = plainly.enum ?? (plainly.const === undefined ? null : [plainly.const]);
      if (!found.some(({ name }) => name === here))
        found.push({
          name: here,
          meaning: told(here),
          unit: fieldUnits[key] ?? null,
          type: kindOf(inner, types),
          values: values && values.map(String),
          required: at.required?.includes(key) ?? false
        });
      walk(inner, here);
    }
  };
  walk(schema, '');
  return found;
}

/** Parts of the file of facts that are for its check, and are not published. */
const unpublished = new Set(['$schema', 'rules']);

/** Every table, with what its columns mean. Throws when a column is explained nowhere. */
export function tableFiles(story: Story, words: InterfaceWords): TableFile[] {
  const { columns } = words.dataPage;
  return story.words.chapters.flatMap((chapter) =>
    chapter.steps.flatMap((step): TableFile[] => {
      const table = tableOf(step, story, words);
      if (!table) return [];
      return [
        {
          file: `${step.id}.csv`,
          step: step.id,
          chapter: plain(chapter.title, story),
          title: table.title || plain(step.caption ?? step.text[0] ?? chapter.title, story),
          rows: table.rows.length,
          columns: table.columns.map((key) => {
            const told = columns[key];
            const heading = (words.columns as Record<string, string>)[key];
            if (!told || !heading) throw new RangeError(`the column "${key}" is explained nowhere: add it to "columns" of the words`);
            return {
              name: heading,
              meaning: told.meaning,
              unit: told.unit ?? null,
              type: words.dataPage.types[told.number ? 'number' : 'string']!,
              values: key === 'bound' ? ['', ...Object.values(words.bounds)] : null,
              required: told.always ?? false
            };
          })
        }
      ];
    })
  );
}

/** The facts as they are published: what is for their check is left out, and no source has an address unless the data says so. */
export function publishedFacts(story: Story): object {
  const { title, asOf, people, sources, facts, series } = story.timeline;
  return {
    title,
    asOf,
    people,
    sources: sources.map(({ url, ...source }) => (source.linkPolicy === 'link' && url ? { ...source, url } : source)),
    facts,
    series
  };
}
