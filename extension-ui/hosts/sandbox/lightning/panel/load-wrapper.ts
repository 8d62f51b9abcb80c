/** What a page sets on the component: a record page its record, an app page what is shown. */
type PanelProperties = ({ recordId: string; objectApiName: string } | { view: 'app' }) & {
  /** What an admin fills in on the page builder: the address of the Fieldward server. */
  baseUrl: string;
};

declare global {
  interface Window {
    /** There once the bundled component has been loaded. */
    createFieldwardPanel?: (properties: PanelProperties) => HTMLElement;
  }
}

let loading: Promise<void> | undefined;

/** The component that is deployed, as one script. Loaded once; a failed attempt may be repeated. */
export async function createPanel(wrapperUrl: string, properties: PanelProperties): Promise<HTMLElement> {
  loading ??= loadScript(wrapperUrl).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  await loading;
  if (!window.createFieldwardPanel) throw new Error('The script of the component defines nothing.');
  return window.createFieldwardPanel(properties);
}

function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error('The script of the component could not be loaded.'));
    });
    document.head.append(script);
  });
}
