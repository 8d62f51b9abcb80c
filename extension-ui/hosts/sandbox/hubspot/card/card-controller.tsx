import { type Controller, createController } from '@remote-ui/react/host';
import { kitComponents } from '#ui/kit/kit-components.ts';

/**
 * Turns the remote names that a card uses into components of the kit. remote-ui throws on a name it does not know, which
 * would take the whole card down: here a visible placeholder says which one is missing.
 */
export function cardController(): Controller {
  return createController(kitComponents, {
    renderComponent: ({ component, key }, { renderDefault }) => {
      const name = String(component.type);
      return Object.hasOwn(kitComponents, name) ? renderDefault() : <MissingComponent key={key} name={name} />;
    },
  });
}

function MissingComponent({ name }: { name: string }) {
  return <p className="hs-missing">The stand-in HubSpot cannot draw “{name}”.</p>;
}
