import path from 'node:path';
import { ComponentSet, type SourceComponent } from '@salesforce/source-deploy-retrieve';
import { stageSalesforce } from '../../../build/stage-salesforce.ts';

/** A project staged for this address, read with Salesforce's own library. */
export interface StagedProject {
  readonly folder: string;
  readonly components: SourceComponent[];
  /** The only component of that type and name, as its XML says. */
  xml(type: string, name: string): Record<string, unknown>;
}

export async function stagedProject(folder: string, publicUrl: string): Promise<StagedProject> {
  await stageSalesforce(folder, publicUrl);
  const components = ComponentSet.fromSource(path.join(folder, 'force-app')).getSourceComponents().toArray();
  return {
    folder,
    components,
    xml(type, name) {
      const found = components.filter((component) => component.type.name === type && component.fullName === name);
      const [component] = found;
      if (!component || found.length > 1) throw new Error(`There are ${found.length} components ${type} ${name}.`);
      return (component.parseXmlSync() as Record<string, Record<string, unknown>>)[type] ?? {};
    },
  };
}

/** An element that may stand once or many times. */
export function many<T>(value: unknown): T[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as T[];
}
