using System.Security.Cryptography;
using System.Text.Json;
using CouplingTools.Engine.Services;

namespace CouplingTools.Engine.Mappings.Compilation;

/// <summary>Tells whether anything changed that decides how records are carried: the mapping, or the columns it maps.</summary>
internal static class MappingFingerprint
{
    public static string Of(RecordMapping mapping, IReadOnlyList<MappedField> fields, IReadOnlyList<TableDescription> tables)
    {
        var columns = tables.Zip((Side[])[Side.BusinessCentral, Side.Sales]).SelectMany(table => fields
            .SelectMany(field => field.Fields(table.Second))
            .Select(table.First.Fields.GetValueOrDefault)
            .OfType<FieldDescription>()
            .Select(column => new { column.Name, Kind = column.Kind.ToString(), column.MaxLength, column.CanUpdate, Options = string.Join(',', column.Options.Keys) }));
        var definition = mapping with { Path = null, Description = null, SuspendAfter = null, Correlation = null };
        return Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { definition, columns })))[..16];
    }
}
