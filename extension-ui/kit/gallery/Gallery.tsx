import { Component, type ReactNode, useCallback, useMemo, useState } from 'react';
import { KitTheme, type KitThemeProps } from '../KitTheme.tsx';
import { createKitBridge } from '../kit-bridge.ts';
import { LogContext, type Told } from './event-log.ts';
import { Actions } from './sections/Actions.tsx';
import { Choices } from './sections/Choices.tsx';
import { Feedback } from './sections/Feedback.tsx';
import { Figures } from './sections/Figures.tsx';
import { Icons } from './sections/Icons.tsx';
import { LateOwner } from './sections/LateOwner.tsx';
import { Layout } from './sections/Layout.tsx';
import { Numbers } from './sections/Numbers.tsx';
import { Overlays } from './sections/Overlays.tsx';
import { Remote } from './sections/Remote.tsx';
import { Submitting } from './sections/Submitting.tsx';
import { Tables } from './sections/Tables.tsx';
import { Texts } from './sections/Texts.tsx';
import { Words } from './sections/Words.tsx';

const sections = {
  Actions,
  Overlays,
  Texts,
  Words,
  Numbers,
  Choices,
  Submitting,
  'Late owner': LateOwner,
  Feedback,
  Figures,
  Layout,
  Tables,
  Remote,
  Icons,
};

const themes: readonly KitThemeProps['theme'][] = ['hubspot', 'salesforce', 'console'];

/** Every component of the kit; `?theme=` and `?scheme=` choose the looks. */
export function Gallery() {
  const wanted = new URLSearchParams(window.location.search);
  const theme = themes.find((name) => name === wanted.get('theme')) ?? 'hubspot';
  const scheme = wanted.get('scheme') === 'dark' ? 'dark' : 'light';
  const [log, setLog] = useState<Told[]>([]);
  const bridge = useMemo(createKitBridge, []);
  const add = useCallback((...told: Told) => setLog((known) => [...known, told]), []);
  Object.assign(window, { galleryBridge: bridge });
  return (
    <KitTheme theme={theme} scheme={scheme} bridge={bridge} locale="en-US">
      <LogContext.Provider value={add}>
        <main className="gallery">
          <h1>{`${theme}, ${scheme}`}</h1>
          <div className="gallery-grid">
            {Object.entries(sections).map(([name, Section]) => (
              <section key={name} className="gallery-section" aria-label={name}>
                <h2>{name}</h2>
                <Guard>
                  <Section />
                </Guard>
              </section>
            ))}
          </div>
          <output className="gallery-log" data-testid="log">
            {JSON.stringify(log)}
          </output>
        </main>
      </LogContext.Provider>
    </KitTheme>
  );
}

/** One broken section must not hide the others. */
class Guard extends Component<{ children: ReactNode }, { failure: string | null }> {
  override state = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: String(error) };
  }

  override render() {
    return this.state.failure === null ? this.props.children : <p data-testid="broken">{this.state.failure}</p>;
  }
}
