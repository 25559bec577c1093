using CouplingTools.Engine.Mappings;
using CouplingTools.Engine.Records;

namespace CouplingTools.Engine.Tests.Synchronization.Support;

/// <summary>Lookups over two codes that both sides know. Every other reference is unknown.</summary>
internal sealed class KnownReferences : ILookups
{
    public static readonly FieldValue FirstCode = FieldValue.Of("EUR");
    public static readonly FieldValue SecondCode = FieldValue.Of("USD");
    public static readonly FieldValue FirstId = FieldValue.Of(new Guid("11111111-0000-0000-0000-000000000001"));
    public static readonly FieldValue SecondId = FieldValue.Of(new Guid("11111111-0000-0000-0000-000000000002"));

    private static readonly (FieldValue Code, FieldValue Id)[] s_known = [(FirstCode, FirstId), (SecondCode, SecondId)];

    public static ILookups Instance { get; } = new KnownReferences();

    public FieldValue? KeyOf(LookupDefinition lookup, Side side, FieldValue reference)
    {
        foreach (var (code, id) in s_known)
        {
            if (reference == (side == Side.BusinessCentral ? code : id))
                return code;
        }

        return null;
    }

    public FieldValue? ReferenceOf(LookupDefinition lookup, Side side, FieldValue key)
    {
        foreach (var (code, id) in s_known)
        {
            if (key == code)
                return side == Side.BusinessCentral ? code : id;
        }

        return null;
    }
}
