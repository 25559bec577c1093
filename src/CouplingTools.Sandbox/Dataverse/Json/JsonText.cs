using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CouplingTools.Sandbox.Dataverse.Json;

/// <summary>Writes JSON the way the service does: letters of all languages unescaped.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of what is written.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }
}
