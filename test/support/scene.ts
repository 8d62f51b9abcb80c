/** What most tests of the server begin with: the scene, and the acts of an agent and a rep in it. */
export * from './filing.ts';
export * from './open-scene.ts';
