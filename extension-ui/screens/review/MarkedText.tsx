import { Flex, Text } from '@hubspot/ui-extensions';
import type { ComponentProps } from 'react';
import { splitLines } from '#ui/core/split-lines.ts';

type Format = NonNullable<ComponentProps<typeof Text>['format']>;

/** A text of which some stretches look different, with its line breaks. */
export function MarkedText<Piece extends { readonly text: string }>(props: {
  pieces: readonly Piece[];
  formatOf: (piece: Piece) => Format;
}) {
  const { pieces, formatOf } = props;
  return (
    <Flex direction="column" gap="extra-small">
      {splitLines(pieces).map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place in the text
        <Text key={row}>
          {line.map((piece, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no identity but its place in the line
            <Text key={place} inline={true} format={formatOf(piece)}>
              {piece.text}
            </Text>
          ))}
        </Text>
      ))}
    </Flex>
  );
}
