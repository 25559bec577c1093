namespace CouplingTools.Engine.Services.OData;

/// <summary>Puts the writes of one table into the service's form.</summary>
internal interface IWriteEncoder
{
    EncodedWrite Encode(WriteOperation operation);
}
