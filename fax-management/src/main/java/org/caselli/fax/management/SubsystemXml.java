package org.caselli.fax.management;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jboss.as.controller.PathAddress;
import org.jboss.as.controller.operations.common.Util;
import org.jboss.as.controller.parsing.ParseUtils;
import org.jboss.as.controller.persistence.SubsystemMarshallingContext;
import org.jboss.dmr.ModelNode;
import org.jboss.staxmapper.XMLElementReader;
import org.jboss.staxmapper.XMLElementWriter;
import org.jboss.staxmapper.XMLExtendedStreamReader;
import org.jboss.staxmapper.XMLExtendedStreamWriter;

/** The subsystem in the server's configuration: an element with one optional attribute. */
final class SubsystemXml
    implements XMLElementReader<List<ModelNode>>, XMLElementWriter<SubsystemMarshallingContext> {
  @Override
  public void readElement(XMLExtendedStreamReader reader, List<ModelNode> operations)
      throws XMLStreamException {
    ModelNode add = Util.createAddOperation(PathAddress.pathAddress(FaxSubsystem.PATH));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (!reader.getAttributeLocalName(i).equals(MailTls.ATTRIBUTE.getXmlName())) {
        throw ParseUtils.unexpectedAttribute(reader, i);
      }
      MailTls.ATTRIBUTE
          .getParser()
          .parseAndSetParameter(MailTls.ATTRIBUTE, reader.getAttributeValue(i), add, reader);
    }
    ParseUtils.requireNoContent(reader);
    operations.add(add);
  }

  @Override
  public void writeContent(XMLExtendedStreamWriter writer, SubsystemMarshallingContext context)
      throws XMLStreamException {
    context.startSubsystemElement(FaxExtension.NAMESPACE, true);
    MailTls.ATTRIBUTE
        .getMarshaller()
        .marshallAsAttribute(MailTls.ATTRIBUTE, context.getModelNode(), false, writer);
  }
}
