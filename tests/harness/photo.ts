import sharp from 'sharp'

/** A photograph of 2026-09-03 14:05 as a telephone takes it: it says who took it, and where. */
export const photo = (artist: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#6b8' } })
    .jpeg()
    .withExif({
      IFD0: { Artist: artist, Make: 'PhoneMaker' },
      IFD2: { DateTimeOriginal: '2026:09:03 14:05:09', BodySerialNumber: 'SN-20260903' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '34/1 36/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '119/1 12/1 30/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
