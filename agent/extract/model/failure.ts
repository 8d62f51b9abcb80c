/** A model could not be asked, or its answer is no use. The message is for the person at the terminal. */
export class ModelFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ModelFailure';
  }
}
