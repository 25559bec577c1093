using System.Net;
using System.Text;
using System.Xml;
using CouplingTools.Sandbox.Dataverse.Queries;
using CouplingTools.Sandbox.Http;
using Microsoft.OData.Edm.Csdl;

namespace CouplingTools.Sandbox.Dataverse.Metadata;

/// <summary>The $metadata document.</summary>
/// <remarks>
/// Fidelity: the tables, columns and single-valued navigation properties of the sandbox; no base type crmbaseentity, no
/// functions, actions or annotations. As the service does, it comes as XML only.
/// </remarks>
internal static class CsdlDocument
{
    /// <summary>Answers with the document.</summary>
    public static SandboxResponse Run(DataverseCall call)
    {
        if (call.Request.Headers["Accept"]?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
        {
            throw new DataverseException(
                HttpStatusCode.UnsupportedMediaType,
                "0x80060888",
                "A supported MIME type could not be found that matches the acceptable MIME types for the request. The supported type(s) 'application/xml' do not match any of the acceptable MIME types.");
        }

        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            if (!CsdlWriter.TryWriteCsdl(QueryReader.Model(call), writer, CsdlTarget.OData, out var errors))
            {
                throw new InvalidOperationException(string.Join("; ", errors));
            }
        }

        return new SandboxResponse(200) { ContentType = "application/xml", Body = stream.ToArray() };
    }
}
