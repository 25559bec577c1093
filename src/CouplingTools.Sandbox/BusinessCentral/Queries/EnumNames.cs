using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.BusinessCentral.Json;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace CouplingTools.Sandbox.BusinessCentral.Queries;

/// <summary>Lets a quoted member be compared with an enumeration, escaped or not.</summary>
internal sealed class EnumNames : ODataUriResolver
{
    public override void PromoteBinaryOperandTypes(
        BinaryOperatorKind binaryOperatorKind, ref SingleValueNode leftNode, ref SingleValueNode rightNode, out IEdmTypeReference? typeReference)
    {
        leftNode = Member(leftNode, rightNode);
        rightNode = Member(rightNode, leftNode);
        base.PromoteBinaryOperandTypes(binaryOperatorKind, ref leftNode, ref rightNode, out typeReference);
    }

    private static SingleValueNode Member(SingleValueNode node, SingleValueNode other)
    {
        if (node is not ConstantNode { Value: string text } || other.TypeReference?.IsEnum() != true)
            return node;
        var type = (IEdmEnumType)other.TypeReference.Definition;
        var member = type.Members.FirstOrDefault(m => m.Name == text) ?? type.Members.FirstOrDefault(m => m.Name == EscapedNames.Escape(text))
            ?? throw BusinessCentralErrors.NoOption(text, type.Members.Select(m => EscapedNames.Unescape(m.Name)));
        return new ConstantNode(new ODataEnumValue(member.Name, type.FullTypeName()), text, other.TypeReference);
    }
}
