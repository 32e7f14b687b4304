package org.caselli.fax.imaging.tiff;

import java.util.Optional;
import org.caselli.fax.imaging.FaxCoding;
import org.caselli.fax.imaging.ccitt.Damage;
import org.caselli.fax.imaging.ccitt.DecodedRows;
import org.caselli.fax.imaging.ccitt.FaxCode;
import org.caselli.fax.imaging.ccitt.FaxDecoder;
import org.caselli.fax.imaging.ccitt.MalformedFaxCodeException;
import org.caselli.fax.imaging.ccitt.PageBounds;

/** How the strips and tiles of a bilevel image are coded (TIFF 6.0, sections 9 to 11). */
enum BlockCode {
  PLAIN {
    @Override
    BlockRows decode(byte[] block, int widthPx, int rows, Damage policy) {
      return PackBits.rows(block, widthPx, rows);
    }
  },
  PACK_BITS {
    @Override
    BlockRows decode(byte[] block, int widthPx, int rows, Damage policy) {
      byte[] unpacked = PackBits.unpack(block, (widthPx + 7) / 8 * rows);
      return PackBits.rows(unpacked, widthPx, rows);
    }
  },
  BYTE_ALIGNED_MH {
    @Override
    BlockRows decode(byte[] block, int widthPx, int rows, Damage policy)
        throws MalformedFaxCodeException {
      return fax(block, FaxCode.mh().withoutEols().withAlignedRows(), widthPx, rows, policy);
    }
  },
  MH {
    @Override
    BlockRows decode(byte[] block, int widthPx, int rows, Damage policy)
        throws MalformedFaxCodeException {
      return group3(block, FaxCode.mh(), FaxCode.mr(4), widthPx, rows, policy);
    }
  },
  MR {
    @Override
    BlockRows decode(byte[] block, int widthPx, int rows, Damage policy)
        throws MalformedFaxCodeException {
      return group3(block, FaxCode.mr(4), FaxCode.mh(), widthPx, rows, policy);
    }
  },
  MMR {
    @Override
    BlockRows decode(byte[] block, int widthPx, int rows, Damage policy)
        throws MalformedFaxCodeException {
      return fax(block, FaxCode.mmr(), widthPx, rows, policy);
    }
  };

  private static final int TWO_DIMENSIONAL = 1;
  private static final int UNCOMPRESSED_MODE = 2;

  /** Code that is longer than this many bytes for eight pixels is filled up with something else. */
  private static final int MOST_BYTES_FOR_EIGHT = 8;

  private static final int MOST_BYTES_BETWEEN_ROWS = 64;

  abstract BlockRows decode(byte[] block, int widthPx, int rows, Damage policy)
      throws MalformedFaxCodeException;

  static Optional<BlockCode> of(TiffDirectory image) {
    boolean extended3 = (image.fax().t4Options() & UNCOMPRESSED_MODE) != 0;
    boolean extended4 = (image.fax().t6Options() & UNCOMPRESSED_MODE) != 0;
    return switch (image.compression()) {
      case TiffDirectory.UNCOMPRESSED -> Optional.of(PLAIN);
      case TiffDirectory.PACK_BITS -> Optional.of(PACK_BITS);
      case TiffDirectory.MODIFIED_HUFFMAN -> Optional.of(BYTE_ALIGNED_MH);
      case TiffDirectory.GROUP_3 ->
          extended3
              ? Optional.empty()
              : Optional.of((image.fax().t4Options() & TWO_DIMENSIONAL) != 0 ? MR : MH);
      case TiffDirectory.GROUP_4 -> extended4 ? Optional.empty() : Optional.of(MMR);
      default -> Optional.empty();
    };
  }

  /** The code of the telephone line, which byte-aligned rows are not. */
  Optional<FaxCoding> coding() {
    return switch (this) {
      case MH -> Optional.of(FaxCoding.MH);
      case MR -> Optional.of(FaxCoding.MR);
      case MMR -> Optional.of(FaxCoding.MMR);
      case PLAIN, PACK_BITS, BYTE_ALIGNED_MH -> Optional.empty();
    };
  }

  /** The longest block that makes sense. */
  long mostBytes(int widthPx, int rows) {
    return ((widthPx + 7L) / 8 * MOST_BYTES_FOR_EIGHT + MOST_BYTES_BETWEEN_ROWS) * (rows + 1L);
  }

  /** Files that do not say which of the two Group 3 codes they have are common. */
  private static BlockRows group3(
      byte[] block, FaxCode told, FaxCode other, int widthPx, int rows, Damage policy)
      throws MalformedFaxCodeException {
    BlockRows asTold = fax(block, told, widthPx, rows, policy);
    if (asTold.damage().none()) {
      return asTold;
    }
    BlockRows otherwise = fax(block, other, widthPx, rows, policy);
    return otherwise.damage().rows() < asTold.damage().rows() ? otherwise : asTold;
  }

  private static BlockRows fax(byte[] block, FaxCode code, int widthPx, int rows, Damage policy)
      throws MalformedFaxCodeException {
    DecodedRows decoded =
        FaxDecoder.decode(block, 0, block.length, code, PageBounds.of(widthPx, rows), policy);
    RowDamage damage = new RowDamage(decoded.damagedRows(), decoded.longestDamage());
    int missing = rows - decoded.codedRows();
    return new BlockRows(
        decoded.rows(), decoded.strideBytes(), damage.worse(RowDamage.run(missing)));
  }
}
