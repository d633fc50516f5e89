package dangjian.kit.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// A forward walk through one XML part of a workbook that nobody trusts.
///
/// No document type, no entities, bounded depth, bounded number of different names, bounded texts; whatever the parser
/// throws means that the workbook is damaged.
final class XmlPart implements Closeable {

    private static final int GREATEST_DEPTH = 64;
    private static final int MOST_NAMES = 1_000;
    private static final int LONGEST_TEXT = 32_767;

    private final UnpackBudget.CountedStream bytes;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private final StringBuilder collected = new StringBuilder();
    private int depth;

    XmlPart(UnpackBudget.CountedStream bytes) {
        this.bytes = bytes;
        try {
            var factory = new InputFactoryImpl(); // a new one each: the parsers of one factory share a table of names
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            this.xml = factory.createXMLStreamReader(bytes);
        } catch (XMLStreamException | RuntimeException failure) {
            throw damaged(failure);
        }
    }

    /// Moves to the next start tag, or to the end tag with that name; false at the end of the part.
    boolean nextTag(String untilEndOf) {
        for (var event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT
                    || (event == XMLStreamConstants.END_ELEMENT && untilEndOf.equals(name()))) {
                return true;
            }
        }
        return false;
    }

    /// Moves to the next start tag with that name; false at the end of the part.
    boolean find(String name) {
        for (var event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT && name.equals(name())) {
                return true;
            }
        }
        return false;
    }

    boolean isEnd() {
        return xml.isEndElement();
    }

    String name() {
        return xml.getLocalName();
    }

    int attributes() {
        return xml.getAttributeCount();
    }

    String attributeName(int index) {
        return known(xml.getAttributeLocalName(index));
    }

    String attributeValue(int index) {
        try {
            return xml.getAttributeValue(index);
        } catch (RuntimeException failure) {
            throw damaged(failure);
        }
    }

    @Nullable
    String attribute(String name) {
        for (int i = 0; i < attributes(); i++) {
            if (name.equals(attributeName(i)) && (!name.equals("id") || hasNamespace(i))) {
                return attributeValue(i);
            }
        }
        return null;
    }

    /// The text up to the end tag of the current element, without phonetic hints.
    String text() {
        collected.setLength(0);
        var outside = depth - 1;
        while (depth > outside) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> skipPhonetic();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> collect();
                case XMLStreamConstants.END_DOCUMENT -> throw SheetException.corrupt();
                default -> {}
            }
        }
        return collected.toString();
    }

    /// Moves behind the end tag of the current element.
    void skip() {
        var outside = depth - 1;
        while (depth > outside) {
            if (next() == XMLStreamConstants.END_DOCUMENT) {
                throw SheetException.corrupt();
            }
        }
    }

    long bytesRead() {
        return bytes.bytesRead();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private void skipPhonetic() {
        if ("rPh".equals(name())) {
            skip();
        }
    }

    private void collect() {
        try {
            collected.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        } catch (RuntimeException failure) {
            throw damaged(failure);
        }
        if (collected.length() > LONGEST_TEXT) {
            throw SheetException.tooLarge();
        }
    }

    private int next() {
        try {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                known(xml.getLocalName());
                if (++depth > GREATEST_DEPTH) {
                    throw SheetException.corrupt();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw SheetException.corrupt();
            }
            return event;
        } catch (XMLStreamException | RuntimeException failure) {
            throw damaged(failure);
        }
    }

    private boolean hasNamespace(int attribute) {
        var namespace = xml.getAttributeNamespace(attribute);
        return namespace != null && !namespace.isEmpty();
    }

    private String known(String name) {
        if (names.add(name) && names.size() > MOST_NAMES) {
            throw SheetException.corrupt();
        }
        return name;
    }

    private static SheetException damaged(Exception failure) {
        return failure instanceof SheetException known ? known : SheetException.corrupt();
    }
}
